"""The passes of matching, one a file, in the order DOMAIN §9.3 gives them."""
