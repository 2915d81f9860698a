"""Text tools that several stages share: sentences, tokens, lexicons, the gazetteer."""
