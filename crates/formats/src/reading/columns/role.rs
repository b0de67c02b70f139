//! What the name of a column says that it holds.

use hexapla_lang::naming;
use hexapla_model::Lang;

/// Names of columns, in lower case and with blanks between words, and what these hold.
const NAMES: [(&[&str], Role); 8] = [
    (&["anchor", "paragraph"], Role::Anchor),
    (&["kind"], Role::Kind),
    (&["score", "confidence", "similarity"], Role::Score),
    (&["reviewed"], Role::Reviewed),
    (&["symbol", "document symbol", "document"], Role::Symbol),
    (&["segment id", "segmentid", "sid", "tuid", "row id", "unit id"], Role::Id),
    (&["source", "src", "source text", "source segment", "original", "原文"], Role::Side(0)),
    (&["target", "tgt", "trg", "target text", "target segment", "translation", "译文"], Role::Side(1)),
];
/// What may be beside a language in the name of a column of texts.
const AFFIXES: [&str; 9] =
    ["text", "sentence", "segment", "translation", "source", "target", "src", "tgt", "trg"];
/// Words beside the name of a language that say no more than that its terms or texts are in the column.
const FILLERS: &str = "\
    term terms word words expression in text texts translation version equivalent language name lang terme termes mot \
    libellé texte traduction équivalent langue término términos palabra texto traducción equivalente idioma lengua термин \
    термины слово текст перевод эквивалент язык name designation мова المصطلح مصطلح النص الترجمة باللغة اللغة \
    begriff benennung übersetzung termo termos termine traduzione source target src tgt";
/// The same where words have no blanks between them.
const FILLERS_ZH: [&str; 10] =
    ["术语", "術語", "词语", "译文", "譯文", "原文", "文本", "名称", "名稱", "翻译"];
/// Prepositions before the name of a language; two are codes of languages too.
const PREPOSITIONS: [&str; 8] = ["en", "in", "de", "на", "по", "auf", "em", "the"];
/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Anchor,
    Kind,
    Score,
    /// Whether a person changed, added or confirmed the row.
    Reviewed,
    Symbol,
    Text(Lang),
    /// Where the text of a language was read.
    Place(Lang),
    /// The input lines that the text of a language covers.
    Lines(Lang),
    /// The texts of a side whose language the name does not show.
    Side(usize),
    Other,
}

impl Role {
    /// What a column of that name holds.
    pub(super) fn of_name(name: &str) -> Self {
        let plain = name.trim().to_lowercase().replace(['_', '-', '.'], " ");
        let fixed = NAMES.iter().find(|(names, _)| names.contains(&plain.as_str()));
        fixed
            .map(|(_, role)| *role)
            .or_else(|| beside_text(name))
            .or_else(|| lang_beside_affix(name).or_else(|| lang_beside_fillers(name)).map(Self::Text))
            .unwrap_or(Self::Other)
    }

    /// The language of a column of texts.
    pub(super) fn lang_of_text(&self) -> Option<Lang> {
        if let Self::Text(lang) = self { Some(*lang) } else { None }
    }

    /// Whether both are the same, in a language or in a variant of it: its name may have been rewritten.
    pub(super) fn is_alike(self, other: Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(lang))
            | (Self::Place(own), Self::Place(lang))
            | (Self::Lines(own), Self::Lines(lang)) => own.primary() == lang.primary(),
            _ => self == other,
        }
    }
}

/// Whether the name of a column says that terms or texts are in it, but not in which language: `Term`, `Translation`.
pub(crate) fn says_no_language(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| FILLERS.split_whitespace().any(|filler| filler == word))
        || FILLERS_ZH.contains(&lower.as_str())
}

/// The role of `en_place`, `en_lines`.
fn beside_text(name: &str) -> Option<Role> {
    let (lang, what) = name.trim().rsplit_once('_')?;
    let lang = naming::of_label(lang)?;
    match what {
        "place" => Some(Role::Place(lang)),
        "lines" => Some(Role::Lines(lang)),
        _ => None,
    }
}

/// The language of `en_text`, `text_en`, `translation.en`, `sentence_eng_Latn`.
fn lang_beside_affix(name: &str) -> Option<Lang> {
    let parts = ['_', '.', '-', ' ', ':'];
    let name = name.trim();
    let (first, rest) = name.split_once(parts)?;
    let (before, last) = name.rsplit_once(parts)?;
    if is_affix(first) {
        return naming::of_label(rest);
    }
    if is_affix(last) { naming::of_label(before) } else { None }
}

/// Whether a part of a name may be beside a language.
fn is_affix(part: &str) -> bool {
    AFFIXES.contains(&part.to_lowercase().as_str())
}

/// The language of `English term`, `Terms in French`, `Término en español`, `英文术语`, `Term (EN)`.
fn lang_beside_fillers(name: &str) -> Option<Lang> {
    let lower = name.trim().to_lowercase();
    let chinese = FILLERS_ZH
        .iter()
        .find_map(|filler| lower.strip_suffix(filler).or_else(|| lower.strip_prefix(filler)));
    if let Some(rest) = chinese {
        return naming::by_name(rest.trim());
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let left: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !FILLERS.split_whitespace().any(|filler| filler == *word))
        .collect();
    if left.len() == words.len() {
        return None;
    }
    match left.as_slice() {
        [word] if word.len() > 3 => lang_named(word),
        // `Term No` numbers the terms; a code that is not a word is written as one.
        [code] => {
            naming::of_label(code).filter(|_| !naming::is_word(code) && name.contains(&code.to_uppercase()))
        }
        [preposition, word] if PREPOSITIONS.contains(preposition) => lang_named(word),
        _ => None,
    }
}

/// The language of that name, in whatever language it is named.
fn lang_named(word: &str) -> Option<Lang> {
    Lang::from_english_name(word).or_else(|| naming::by_name(word))
}

#[cfg(test)]
mod tests;
