-- A day somebody else has named is news, too: the digest of a day reads decisions of these kinds only.
drop index assignment_decision_told;
create index assignment_decision_told on assignment_decision (at)
  where verdict in ('RETURNED', 'REOPENED', 'EXTENDED', 'EXTENSION_REFUSED', 'ENTERED', 'OBJECTION_REFUSED', 'CLOSED',
    'WITHDRAWN', 'DATE_NAMED');
