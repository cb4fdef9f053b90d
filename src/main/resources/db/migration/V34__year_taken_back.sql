-- What «закрыть год» ended is brought back when the year is opened again, and only that.
alter table assignment_decision add column of_year_closing boolean not null default false;
update assignment_decision d set of_year_closing = true
from assignment a
where a.id = d.assignment_id and d.verdict = 'CLOSED' and d.report_id is null and exists (
  select 1 from journal j where j.subject_id = a.roadmap_id and j.action = 'YEAR_OUTCOMES' and j.account_id = d.by_account
    and j.details ->> 'remark' = d.remark and j.at between d.at - interval '1 minute' and d.at + interval '1 minute');
create index assignment_decision_of_year on assignment_decision (assignment_id, at) where of_year_closing;
alter table year_closing add column brought_back int;

-- A request for more time ends with its work, and does not come back with it.
alter table extension_request drop constraint extension_request_verdict_check,
  add constraint extension_request_verdict_check check (verdict in ('GRANTED', 'REFUSED', 'ENDED'));
update extension_request e set verdict = 'ENDED', decided_at = a.state_at
from assignment a
where a.id = e.assignment_id and e.verdict is null
  and (a.state not in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED') or exists (
    select 1 from assignment_decision d where d.assignment_id = a.id and d.at > e.asked_at and d.from_state <> d.to_state
      and d.from_state not in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')));
