# Scrapy makes its names of old by looking through the whole call stack, opening files at every step: 1.5 s of a
# processor where these two are first imported deep inside other imports, 0.1 s near the beginning
import scrapy.core.downloader.contextfactory
import scrapy.core.downloader.tls  # noqa: F401
