"""A Scrapy project: visits sites, gives findings, published records and evidence."""

# Scrapy's names of old look through the whole call stack for who defines them, at a cost of files opened times modules
# loaded: 1.5 s of a processor where these two are first imported deep inside, 0.05 s here
import scrapy.core.downloader.contextfactory
import scrapy.core.downloader.tls  # noqa: F401
