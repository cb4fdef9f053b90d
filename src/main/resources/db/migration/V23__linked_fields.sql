-- Cells of the columns only this roadmap has, by «EXTRA:» and the column's title: another roadmap's column is the same one
-- when it has the same title, up to spaces; of two columns of one title the last counts.
create function linked_cells(columns jsonb, extra jsonb) returns jsonb language sql immutable parallel safe return
  coalesce((select jsonb_object_agg('EXTRA:' || btrim(regexp_replace(k.column_of ->> 'title', '[ \t\r\n]+', ' ', 'g')),
      coalesce(extra ->> (k.column_of ->> 'key'), '') order by k.n)
    from jsonb_array_elements(columns) with ordinality k (column_of, n)
    where k.column_of ->> 'kind' = 'EXTRA'), '{}');

-- Links now also remember the kind of year, the reading that a person confirmed or set, and the cells of own columns. What
-- a link made before should remember is what stood above in the revision up to which everything was settled: what has
-- not changed since is not proposed, what has is. Where the words of a deadline were settled later than that revision, the
-- reading is that of the revision in force, so that nothing is proposed that was decided on.
update cascade_link l set base = jsonb_build_object(
    'YEAR_KIND', w.year_kind,
    'READING', (select case when x.reading_source <> 'READ' then (x.reading - 'text')::text end
      from activity_row x join roadmap p on p.id = l.parent_roadmap_id
      where x.activity_id = l.parent_activity_id and x.revision_id in (l.base_revision_id, p.effective_revision_id)
        and x.deadline_text = l.base ->> 'DEADLINE'
      order by x.revision_id = l.base_revision_id desc limit 1))
  || linked_cells(v.columns, w.extra) || l.base
from activity_row w join revision v on v.id = w.revision_id
where w.revision_id = l.base_revision_id and w.activity_id = l.parent_activity_id;
