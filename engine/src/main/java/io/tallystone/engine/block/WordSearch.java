package io.tallystone.engine.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * Searches templates and string variables for words of a literal.
 *
 * <p>Only words count that certainly lie in one piece in a template or in a string: by the rules of
 * {@link Splitter}, those without a digit; and of these only those with a letter that is no
 * hexadecimal digit, since others may be packed away as numbers. A literal without such a word may
 * be anywhere.
 */
final class WordSearch {
  private final List<TextSearch> texts;

  WordSearch(byte[] templates, byte[] strings) {
    this.texts = List.of(new TextSearch(templates), new TextSearch(strings));
  }

  boolean mayContain(byte[] literal) {
    Tokeniser tokeniser = new Tokeniser();
    int tokens = tokeniser.tokenise(literal, 0, literal.length);
    for (int i = 0; i < tokens; i++) {
      if (tokeniser.isWord(i)) {
        int start = tokeniser.start(i);
        String word = new String(literal, start, tokeniser.end(i) - start, ISO_8859_1);
        if (texts.stream().noneMatch(text -> text.contains(word))) {
          return false;
        }
      }
    }
    return true;
  }
}
