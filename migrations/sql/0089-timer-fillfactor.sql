-- Room in each page for the version of a row that a claim writes: it then stays out of all three indexes.
alter table timer set (fillfactor = 60);
