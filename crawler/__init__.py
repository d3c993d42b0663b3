"""A Scrapy project: visits sites, gives findings, published records and evidence."""
