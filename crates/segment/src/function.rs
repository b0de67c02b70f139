//! Function words: articles, prepositions, pronouns, auxiliaries and the like, by a table.

use std::sync::LazyLock;

use hexapla_model::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::normalize::fold;
use crate::table::rows;

const FUNCTION_WORDS: &str = include_str!("../data/function-words.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, FxHashSet<String>>> = LazyLock::new(read);

/// The function words of `lang`, folded.
pub(crate) fn function_words(lang: Lang) -> &'static FxHashSet<String> {
    static NONE: LazyLock<FxHashSet<String>> = LazyLock::new(FxHashSet::default);
    WORDS.get(lang.code()).unwrap_or(&NONE)
}

fn read() -> FxHashMap<&'static str, FxHashSet<String>> {
    let mut out: FxHashMap<_, FxHashSet<String>> = FxHashMap::default();
    for row in rows(FUNCTION_WORDS) {
        let [lang, _kind, words] = row[..] else { continue };
        out.entry(lang).or_default().extend(words.split(' ').map(|word| {
            let mut form = String::new();
            fold(word, &mut form);
            form
        }));
    }
    out
}
