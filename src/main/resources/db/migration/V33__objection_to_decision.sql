-- An organization objects to «не исполнено» decided about it, too. Such a row has no paper: it holds the objection alone and is
-- in force, like an entry, while assignment.entry_id names it.
alter table list_entry alter column basis_id drop not null;
alter table list_entry add check (basis_id is not null or objection is not null);
