"""The papers' forms: the page's templates and style, and the Word template office staff may change."""
