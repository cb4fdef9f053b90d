-- Sessions live in the database so that instances are interchangeable and kill -9 signs nobody out.
create extension if not exists pg_trgm;

create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- A repeated POST with the same key does one thing: the key is written in the transaction of the deed.
create table request_key (
  key uuid primary key,
  account_id uuid not null,
  result_url text,
  at timestamptz not null
);
create index request_key_at on request_key (at);
