package io.tallystone.engine.query.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins forms of text that differ in few words: the words in which they differ become tokens. After
 * Drain (P. He et al., "Drain: an online log parsing approach with fixed depth tree", 2017), with
 * two changes: forms are compared only if all but words is equal and they tell of the same
 * severity, and they are taken in the order of their counts, so that the outcome does not depend on
 * the order of events. Takes time linear in the number of forms.
 */
final class FormJoiner {
  /** Share of equal words from which on forms are one. */
  private static final double SIMILAR = 0.7;

  /** Patterns of one shape; what comes later joins the most similar one. */
  private static final int MOST_OF_A_SHAPE = 100;

  private static final String TOKEN = "" + TextMask.MARK + TextMask.Kind.TOKEN.letter;
  private static final Comparator<TextForm> MOST_FIRST =
      Comparator.comparingLong((TextForm form) -> form.count + form.before)
          .reversed()
          .thenComparing(form -> form.mask);

  /** A mask cut into words, and what stands around them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Cut(List<String> around, String[] words, String severity) {
    /** What forms must share to be compared. */
    String shape() {
      return severity + '\n' + String.join("\n\n", around);
    }
  }

  /** Some forms in one. */
  private static final class Cluster {
    private final Cut cut;
    private final String[] words;
    private final List<TextForm> forms = new ArrayList<>();

    Cluster(Cut cut) {
      this.cut = cut;
      this.words = cut.words.clone();
    }

    int equalWords(String[] other) {
      int equal = 0;
      for (int i = 0; i < words.length; i++) {
        equal += words[i].equals(other[i]) ? 1 : 0;
      }
      return equal;
    }

    void add(TextForm form, String[] other) {
      forms.add(form);
      for (int i = 0; i < words.length; i++) {
        if (!words[i].equals(other[i])) {
          words[i] = TOKEN;
        }
      }
    }

    TextForm joined() {
      StringBuilder mask = new StringBuilder(cut.around.getFirst());
      for (int i = 0; i < words.length; i++) {
        mask.append(words[i]).append(cut.around.get(i + 1));
      }
      TextForm joined = new TextForm(mask.toString(), false);
      forms.forEach(joined::add);
      return joined;
    }
  }

  private FormJoiner() {}

  /** The patterns of some forms, the most frequent first. */
  static List<TextForm> join(Collection<TextForm> forms) {
    List<TextForm> ordered = new ArrayList<>(forms);
    ordered.sort(MOST_FIRST);
    Map<String, List<Cluster>> shapes = new HashMap<>();
    List<Cluster> clusters = new ArrayList<>();
    for (TextForm form : ordered) {
      Cut cut = cut(form.mask);
      List<Cluster> similar = shapes.computeIfAbsent(cut.shape(), shape -> new ArrayList<>());
      Cluster cluster = nearest(similar, cut.words);
      if (cluster == null) {
        cluster = new Cluster(cut);
        similar.add(cluster);
        clusters.add(cluster);
      }
      cluster.add(form, cut.words);
    }
    return distinct(clusters);
  }

  /** The most similar cluster, null if there is none and room for another. */
  private static @Nullable Cluster nearest(List<Cluster> clusters, String[] words) {
    Cluster nearest = null;
    int most = -1;
    for (Cluster cluster : clusters) {
      int equal = cluster.equalWords(words);
      if (equal > most) {
        nearest = cluster;
        most = equal;
      }
    }
    boolean joins = most >= SIMILAR * words.length || clusters.size() >= MOST_OF_A_SHAPE;
    return joins ? nearest : null;
  }

  /** Clusters can end up with one pattern. */
  private static List<TextForm> distinct(List<Cluster> clusters) {
    Map<String, TextForm> byMask = new HashMap<>();
    for (Cluster cluster : clusters) {
      TextForm joined = cluster.joined();
      TextForm known = byMask.putIfAbsent(joined.mask, joined);
      if (known != null) {
        known.add(joined);
      }
    }
    List<TextForm> distinct = new ArrayList<>(byMask.values());
    distinct.sort(MOST_FIRST);
    return distinct;
  }

  /** Words and tokens are what may differ; marks of other kinds belong to what is around. */
  private static Cut cut(String mask) {
    List<String> around = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder between = new StringBuilder();
    int at = 0;
    while (at < mask.length()) {
      int end = mask.startsWith(TOKEN, at) ? at + TOKEN.length() : TextMask.wordEnd(mask, at);
      if (end > at) {
        around.add(between.toString());
        between.setLength(0);
        words.add(mask.substring(at, end));
        at = end;
      } else {
        int length = mask.charAt(at) == TextMask.MARK ? 2 : 1;
        between.append(mask, at, at + length);
        at += length;
      }
    }
    around.add(between.toString());
    return new Cut(around, words.toArray(String[]::new), Severity.of(mask).orElse(""));
  }

  /** At most so many: the most frequent, and the rest as one that is a token only. */
  static List<TextForm> bounded(Collection<TextForm> forms, int most) {
    List<TextForm> joined = join(forms);
    if (joined.size() <= most) {
      return joined;
    }
    TextForm rest = new TextForm(TOKEN, false);
    joined.subList(most - 1, joined.size()).forEach(rest::add);
    List<TextForm> bounded = new ArrayList<>(joined.subList(0, most - 1));
    bounded.removeIf(form -> form.mask.equals(TOKEN) && absorbed(rest, form));
    bounded.add(rest);
    return bounded;
  }

  private static boolean absorbed(TextForm rest, TextForm form) {
    rest.add(form);
    return true;
  }
}
