#!/bin/sh
# Two roles: the owner runs migrations, the application may only read and write rows.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner_password="$METODKARTA_OWNER_PASSWORD" -v app_password="$METODKARTA_APP_PASSWORD" <<'SQL'
create role metodkarta_owner login password :'owner_password';
create role metodkarta_app login password :'app_password';
alter database metodkarta owner to metodkarta_owner;
alter schema public owner to metodkarta_owner;
grant usage on schema public to metodkarta_app;
alter default privileges for role metodkarta_owner in schema public
  grant select, insert, update, delete on tables to metodkarta_app;
alter default privileges for role metodkarta_owner in schema public
  grant usage, select on sequences to metodkarta_app;
SQL
