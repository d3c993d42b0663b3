"""Papers that are a few tables and remarks: rankings, lots, comparisons; as page, Word file and workbook."""
