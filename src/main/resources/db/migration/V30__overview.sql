-- The overview counts the work of a town, or of all towns, by the day it is judged by: one pass over the period's rows.
create index assignment_overview on assignment (region_id, municipality_id, agreed_due);
