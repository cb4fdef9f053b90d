-- Finished work keeps the wording it was done under: the revision is noted when a later one takes over its occurrence.
-- Null while the work is open, and as long as the occurrence still has the same wording.
alter table assignment add column revision_id uuid;
