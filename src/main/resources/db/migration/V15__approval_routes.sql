-- Review by a route: endorsers side by side or one after another, then the approver (issue: approval as an office does it).

-- «дорожная карта», «план мероприятий», «комплекс мер» (R001): routes are kept per organization and kind.
alter table roadmap add plan_kind text not null default 'ROADMAP'
  check (plan_kind in ('ROADMAP', 'PLAN', 'MEASURES'));
update roadmap set plan_kind = 'MEASURES' where exists (select 1 from revision v where v.roadmap_id = roadmap.id
  and v.title ilike '%комплекс%мер%');
update roadmap set plan_kind = 'PLAN' where plan_kind = 'ROADMAP' and exists (select 1 from revision v
  where v.roadmap_id = roadmap.id and v.title ilike '%план%' and v.title not ilike '%дорожн%');

create table approval_route (
  id uuid primary key,
  region_id uuid not null references territory,
  owner_id uuid not null references organization,
  plan_kind text check (plan_kind in ('ROADMAP', 'PLAN', 'MEASURES')),
  changed_by uuid not null,
  changed_at timestamptz not null,
  version int not null default 0
);
-- null: plans of any kind that have no route of their own
create unique index approval_route_once on approval_route (owner_id, coalesce(plan_kind, ''));
create index approval_route_region on approval_route (region_id);

-- Whom a step is addressed to. AUTHORITY: the official of the plan's own place; ABOVE: the official of the level above;
-- OFFICE: a position in an organization, whoever holds it; BODY: a collegial body, entered by its protocol.
create table approval_route_step (
  id uuid primary key,
  route_id uuid not null references approval_route on delete cascade,
  stage int not null check (stage between 1 and 50),
  position int not null,
  kind text not null check (kind in ('ENDORSE', 'APPROVE')),
  addressee text not null check (addressee in ('AUTHORITY', 'OFFICE', 'BODY', 'ABOVE')),
  organization_id uuid references organization,
  office text,
  body text,
  on_paper boolean not null default false,
  days int check (days between 1 and 60),
  check ((addressee = 'OFFICE') = (office is not null)),
  check ((addressee = 'BODY') = (body is not null)),
  check (addressee <> 'OFFICE' or organization_id is not null)
);
create index approval_route_step_route on approval_route_step (route_id);

alter table approval_request rename column roadmap_id to subject_id;
alter table approval_request rename column revision_id to text_id;
-- EDITORIAL: endorsements of the round before stay unless somebody objects by the day named.
alter table approval_request
  add change text not null default 'FIRST' check (change in ('FIRST', 'EDITORIAL', 'SUBSTANTIVE')),
  add objections_until date,
  add version int not null default 0;

-- A copy of the route's steps as they were at submission.
create table approval_step (
  id uuid primary key,
  request_id uuid not null references approval_request,
  stage int not null,
  position int not null,
  kind text not null check (kind in ('ENDORSE', 'APPROVE')),
  addressee text not null check (addressee in ('AUTHORITY', 'OFFICE', 'BODY', 'ABOVE')),
  organization_id uuid references organization,
  organization_name text,
  office text,
  body text,
  on_paper boolean not null default false,
  days int,
  carried_from uuid references approval_step,
  verdict text check (verdict in ('ENDORSED', 'ENDORSED_WITH_REMARKS', 'OBJECTED', 'RETURNED', 'APPROVED')),
  arrived_at timestamptz,
  due_on date,
  unique (request_id, position)
);
create index approval_step_office on approval_step (organization_id) where organization_id is not null;

create table approval_decision (
  step_id uuid primary key references approval_step,
  verdict text not null check (verdict in ('ENDORSED', 'ENDORSED_WITH_REMARKS', 'OBJECTED', 'RETURNED', 'APPROVED')),
  remark text,
  act_id uuid references official_act,
  document_number text,
  document_on date,
  scan_file_id uuid references stored_file,
  from_original boolean not null default false,
  decided_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index approval_decision_scan on approval_decision (scan_file_id) where scan_file_id is not null;
create index approval_decision_act on approval_decision (act_id) where act_id is not null;

create table approval_withdrawal (
  request_id uuid primary key references approval_request,
  reason text,
  decided_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);

-- Until now every request had one step: the official of the place, or whoever registers the official's papers.
insert into approval_step (id, request_id, stage, position, kind, addressee, arrived_at, verdict)
select gen_random_uuid(), q.id, 1, 1, 'APPROVE', 'AUTHORITY', q.submitted_at, nullif(s.verdict, 'WITHDRAWN')
from approval_request q left join step_decision s on s.request_id = q.id;
insert into approval_decision (step_id, verdict, remark, act_id, from_original, decided_by, by_name, capacity, at)
select t.id, s.verdict, s.remark, s.act_id, coalesce(a.registered_from_original, false), s.decided_by,
  coalesce(p.full_name, '—'), s.capacity, s.at
from step_decision s join approval_step t on t.request_id = s.request_id
left join account p on p.id = s.decided_by left join official_act a on a.id = s.act_id
where s.verdict <> 'WITHDRAWN';
insert into approval_withdrawal (request_id, decided_by, by_name, capacity, at)
select s.request_id, s.decided_by, coalesce(p.full_name, '—'), s.capacity, s.at
from step_decision s left join account p on p.id = s.decided_by where s.verdict = 'WITHDRAWN';
drop table step_decision;

-- A remark hangs on an activity (its id as text) or on the whole, is answered by the author, resolved by whoever made it.
alter table remark drop constraint remark_activity_id_fkey;
alter table remark alter column activity_id type text using activity_id::text;
alter table remark rename column activity_id to anchor;
alter table remark
  add step_id uuid references approval_step,
  add answer text,
  add answered_by uuid,
  add answered_name text,
  add answered_at timestamptz,
  add resolved_name text;
update remark set step_id = (select s.id from approval_step s where s.request_id = remark.request_id);
create index remark_open on remark (request_id) where resolved_at is null;

-- The text as each round saw it: a draft goes on being changed after a return.
create table submitted_text (
  request_id uuid primary key references approval_request,
  content jsonb not null
);
