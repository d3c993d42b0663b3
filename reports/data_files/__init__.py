"""The result for other programs: result.json and the csv tables, by the names and columns of CONTRACT."""
