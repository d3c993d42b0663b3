"""Papers that are a few tables and remarks: rankings, draws, comparisons; as page, Word file and workbook."""
