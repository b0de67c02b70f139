//! Arabic words: article, pronouns, endings.

use hexapla_lang::number;

use crate::paradigm::Paradigms;

pub(super) const ARTICLE: &str = "ال";

/// Beginnings of words that look like the article.
const NO_ARTICLE: &[&str] = &[
    "التئام",
    "التباس",
    "التحاق",
    "التحام",
    "التزام",
    "التصاق",
    "التفاف",
    "التقاء",
    "التقاط",
    "التماس",
    "التهاب",
];

/// Pronouns written together with the noun before them.
pub(super) const PRONOUNS: &[&str] = &["ها", "هم", "هما", "هن", "كم", "نا", "ه", "ك"];

/// What a noun ends with before a pronoun, and by itself.
const BEFORE_PRONOUNS: &[(&str, &str)] = &[("ائ", "اء"), ("اؤ", "اء"), ("ت", "ة"), ("", "")];

/// How many letters the name of an action of the longer patterns has at least.
const LONG: usize = 6;

/// A noun without the pronoun that is written together with it, if the column or the table of nouns has it so, or if the
/// ending can only be a pronoun.
pub(super) fn owned(word: &str, paradigms: &Paradigms) -> Option<String> {
    let stems = PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun));
    let stems = stems.filter(|stem| stem.chars().count() >= 3 && !stem.starts_with(ARTICLE));
    // No word by itself ends so: `إفتاءه`, `استعدادها`.
    let sure = stems.clone().find(|stem| stem.ends_with("اء") || names_action(stem)).map(str::to_owned);
    let nouns = stems.flat_map(|stem| {
        BEFORE_PRONOUNS
            .iter()
            .filter_map(move |(with, alone)| Some(format!("{}{alone}", stem.strip_suffix(with)?)))
    });
    let is_noun = |noun: &String| {
        let is_plural = noun.ends_with("ات") && is_known(noun, paradigms);
        is_plural || has_article(noun, paradigms) || number::arabic::is_noun(noun)
    };
    nouns.into_iter().find(is_noun).or(sure)
}

/// Whether a word looks like the name of an action of the patterns with alef first and before the last letter:
/// `استعداد`.
pub(super) fn names_action(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.len() >= LONG && matches!(letters[0], 'ا' | 'إ') && letters[letters.len() - 2] == 'ا'
}

/// Whether a word is the nominative of the plural `of`.
pub(super) fn is_plural_of(word: &str, of: &str) -> bool {
    word.strip_suffix("ون").is_some_and(|stem| of.strip_suffix("ين") == Some(stem))
}

/// Whether the column has a word, with the article or without.
pub(super) fn is_known(word: &str, paradigms: &Paradigms) -> bool {
    paradigms.count(&folded(word)) > 0 || has_article(word, paradigms)
}

pub(super) fn has_article(word: &str, paradigms: &Paradigms) -> bool {
    paradigms.count(&format!("{ARTICLE}{}", folded(word))) > 0
}

/// Whether a word is too long for its alef to be its own, as far as its ending shows.
pub(super) fn is_long(word: &str) -> bool {
    word.chars().count() >= 4 && !word.ends_with(['ي', 'و', 'ا', 'ه']) && !word.ends_with("هم")
}

/// Whether an adjective has the ending of relation in the feminine or a plural.
pub(super) fn is_relation(word: &str) -> bool {
    let is_ended = ["ية", "يون", "يين"].iter().any(|end| word.ends_with(end));
    is_ended && word.chars().count() > 4 && !is_feminine_noun(word)
}

/// Whether a word, as columns write it, has the shape of the nouns of action that are masculine and singular, and the next one is an adjective
/// of relation in the feminine: `تنسيق وطنية`. Both have the article, or none.
pub(in crate::citation) fn disagree(word: &str, next: &str) -> bool {
    let [(article, word), (other, next)] = [word, next].map(split);
    let letters: Vec<char> = word.chars().collect();
    article == other
        && matches!(letters[..], ['ت', _, _, 'ي', last] if last != 'ه')
        && next.ends_with("يه")
        && next.chars().count() > 4
}

/// Whether a word with the ending of feminines is a noun, as its shape or the table shows: `حماية`, `تنمية`, `مكافحة`, `إدارة`, `قضية`.
pub(super) fn is_feminine_noun(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_action = match letters[..] {
        ['ت', _, _, 'ي', 'ة'] | ['م', _, 'ا', _, _, 'ة'] | ['إ', _, _, _, 'ة'] => true,
        _ => word.ends_with("اية"),
    };
    is_action || number::arabic::is_one(word)
}

/// Adjectives that say what another noun is like, which keeps its article: `مفتوح العضوية`, `متعددة الأطراف`.
const OF_ANOTHER: &[&str] = &[
    "بعيد",
    "ثلاثي",
    "ثنائي",
    "ذاتي",
    "رفيع",
    "سريع",
    "سيئ",
    "شديد",
    "صعب",
    "ضعيف",
    "طويل",
    "عالي",
    "عديم",
    "قريب",
    "قصير",
    "قليل",
    "كثير",
    "كثيف",
    "متعدد",
    "متقدم",
    "متوسط",
    "محدود",
    "مرتفع",
    "مزدوج",
    "مستحق",
    "مفتوح",
    "منخفض",
    "ميسور",
    "ناقص",
    "واسع",
    "يدوي",
];

/// Whether an adjective says what another noun is like.
pub(super) fn is_of_another(word: &str) -> bool {
    let (_, own) = split(word);
    OF_ANOTHER.contains(&own.strip_suffix('ة').unwrap_or(own))
}

/// Whether a word as columns write it is such an adjective.
pub(in crate::citation) fn needs_noun(form: &str) -> bool {
    let own = form.strip_prefix(ARTICLE).unwrap_or(form);
    let own = own.strip_suffix('ه').unwrap_or(own);
    OF_ANOTHER.iter().any(|listed| folded(listed) == own)
}

/// Whether a word behind a plural has the ending of an adjective.
pub(super) fn is_adjective(word: &str) -> bool {
    word.ends_with('ة') || is_sound_plural(word)
}

/// Whether a word has the ending of plurals of people.
pub(super) fn is_sound_plural(word: &str) -> bool {
    ["ون", "ين"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 4
}

/// A word as its article and the rest.
pub(super) fn split(word: &str) -> (&str, &str) {
    let has_article = !NO_ARTICLE.iter().any(|own| word.starts_with(own));
    let rest = word.strip_prefix(ARTICLE).filter(|rest| has_article && rest.chars().count() >= 2);
    rest.map_or(("", word), |rest| (&word[..ARTICLE.len()], rest))
}

/// The word as columns write it: without hamza on other letters, with one form of ya and of the feminine ending.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(folded_letter).collect()
}

pub(super) fn folded_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        c => c,
    }
}
