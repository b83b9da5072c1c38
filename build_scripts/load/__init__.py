"""The only reader of content/ and workshops/: files become a Catalogue, mistakes become findings."""
