//! What the columns of a table hold, by their names; the same for text tables, spreadsheets and Parquet.

use hexapla_lang::naming;
use hexapla_model::{BlockKind, Lang, Location};

use super::builder::{Builder, Place, Row, RowText};
use super::term_columns::Columns as Named;

/// Names of columns, in lower case and with blanks between words.
const ANCHORS: [&str; 2] = ["anchor", "paragraph"];
const KINDS: [&str; 1] = ["kind"];
const SCORES: [&str; 3] = ["score", "confidence", "similarity"];
const REVIEWED: [&str; 1] = ["reviewed"];
const SYMBOLS: [&str; 3] = ["symbol", "document symbol", "document"];
const IDS: [&str; 6] = ["segment id", "segmentid", "sid", "tuid", "row id", "unit id"];
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
/// Names of columns that say which side they are and not which language.
const SIDES: [&[&str]; 2] = [
    &["source", "src", "source text", "source segment", "original", "原文"],
    &["target", "tgt", "trg", "target text", "target segment", "translation", "译文"],
];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
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
    /// The texts of a side whose language the name does not tell.
    Side(usize),
    Other,
}

impl Role {
    /// Whether both are the same, in a language or in a variant of it: its name may have been written anew.
    #[cfg(feature = "xlsx")]
    fn is_alike(self, other: Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(lang))
            | (Self::Place(own), Self::Place(lang))
            | (Self::Lines(own), Self::Lines(lang)) => own.primary() == lang.primary(),
            _ => self == other,
        }
    }
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    roles: Vec<Role>,
    /// Columns of a language that another before them has: number and language.
    pub(crate) twins: Vec<(usize, Lang)>,
    /// The columns of source and target, and those with the codes of their languages in each row.
    coded: Option<[(usize, usize); 2]>,
    /// Columns of which was said why they are not read.
    aside: Vec<usize>,
}

impl Columns {
    /// The columns of a head.
    pub(crate) fn new<S: AsRef<str>>(head: &[S]) -> Self {
        let named = Named::new(head.iter().map(AsRef::as_ref));
        let role = |(n, name): (usize, &S)| {
            let by_name = named.langs.iter().find(|(column, _)| *column == n);
            match by_name {
                Some((_, lang)) => Role::Text(*lang),
                None if named.id == Some(n) => Role::Id,
                None => role(name.as_ref()),
            }
        };
        let roles = head.iter().enumerate().map(role).collect();
        let mut columns = Self { roles, twins: Vec::new(), coded: None, aside: Vec::new() };
        columns.tell_ids_from_indonesian();
        columns.keep_first();
        columns
    }

    /// As in a term base, where languages are beside affixes too.
    fn tell_ids_from_indonesian(&mut self) {
        let is_indonesian = |role: &Role| matches!(role, Role::Text(lang) if lang.as_str() == "id");
        let others = self.langs().iter().filter(|lang| lang.as_str() != "id").count();
        if let Some(place) = self.roles.iter().position(is_indonesian)
            && !self.roles.contains(&Role::Id)
            && others > usize::from(place > 0)
        {
            self.roles[place] = Role::Id;
        }
    }

    /// Leaves of columns that hold the same only the first.
    fn keep_first(&mut self) {
        for n in 1..self.roles.len() {
            if self.roles[n] != Role::Other && self.roles[..n].contains(&self.roles[n]) {
                if let Role::Text(lang) = self.roles[n] {
                    self.twins.push((n, lang));
                }
                self.roles[n] = Role::Other;
            }
        }
    }

    /// Columns without a name.
    pub(crate) fn unnamed(width: usize) -> Self {
        Self { roles: vec![Role::Other; width], twins: Vec::new(), coded: None, aside: Vec::new() }
    }

    /// Whether the name of a column says what it holds.
    pub(crate) fn is_understood(&self, column: usize) -> bool {
        self.roles.get(column).is_some_and(|role| *role != Role::Other)
    }

    /// Whether texts are found in them.
    pub(crate) fn have_texts(&self) -> bool {
        self.coded.is_some() || self.roles.iter().any(|role| matches!(role, Role::Text(_)))
    }

    /// The columns that are named by languages.
    pub(crate) fn texts(&self) -> Vec<(usize, Lang)> {
        let text =
            |(n, role): (usize, &Role)| if let Role::Text(lang) = role { Some((n, *lang)) } else { None };
        self.roles.iter().enumerate().filter_map(text).collect()
    }

    /// Whether they are those of a table that we write: its languages are meant as such, whatever the texts are.
    pub(crate) fn are_ours(&self) -> bool {
        let has = |role| self.roles.contains(&role);
        has(Role::Id) && (has(Role::Anchor) || has(Role::Score))
    }

    /// Whether they are those of a corpus that we write, so that a row without an id was put among its rows.
    #[cfg(feature = "xlsx")]
    pub(crate) fn are_of_corpus(&self) -> bool {
        let known =
            [Role::Anchor, Role::Kind, Role::Score].iter().filter(|role| self.roles.contains(role)).count();
        self.roles.contains(&Role::Id) && known + usize::from(self.have_places()) > 1
    }

    /// Whether they say where texts were read.
    #[cfg(feature = "xlsx")]
    pub(crate) fn have_places(&self) -> bool {
        self.roles.iter().any(|role| matches!(role, Role::Place(_)))
    }

    /// Of the names of columns as they were written, those for which there is no column.
    #[cfg(feature = "xlsx")]
    pub(crate) fn lacking(&self, heads: &[String]) -> Vec<String> {
        let written = Self::new(heads);
        let names = heads.iter().zip(&written.roles);
        let is_lacking = |role: Role| role != Role::Other && !self.roles.iter().any(|own| own.is_alike(role));
        names.filter(|(_, role)| is_lacking(**role)).map(|(name, _)| name.clone()).collect()
    }

    /// Languages that have a column of places and none of texts.
    #[cfg(feature = "xlsx")]
    pub(crate) fn places_without_texts(&self) -> Vec<String> {
        let places = self
            .roles
            .iter()
            .filter_map(|role| if let Role::Place(lang) = role { Some(*lang) } else { None });
        let has_text = |lang: &Lang| self.roles.iter().any(|own| own.is_alike(Role::Text(*lang)));
        places.filter(|lang| !has_text(lang)).map(|lang| lang.to_string()).collect()
    }

    /// The column of the ids.
    pub(crate) fn id(&self) -> Option<usize> {
        self.roles.iter().position(|role| *role == Role::Id)
    }

    /// A column holds no texts; one that has the same language is read instead.
    pub(crate) fn set_aside(&mut self, column: usize) {
        let role = std::mem::replace(&mut self.roles[column], Role::Other);
        self.aside.push(column);
        let is_next = |(_, lang): &(usize, Lang)| role == Role::Text(*lang);
        if let Some(place) = self.twins.iter().position(is_next) {
            let (twin, _) = self.twins.remove(place);
            self.roles[twin] = role;
        }
    }

    /// Whether a column is read, or was reported of already.
    pub(crate) fn is_accounted(&self, column: usize) -> bool {
        let is_read = match self.roles.get(column) {
            Some(Role::Side(_)) => self.coded.is_some(),
            Some(role) => *role != Role::Other,
            None => false,
        };
        is_read
            || self.aside.contains(&column)
            || self.twins.iter().any(|(n, _)| *n == column)
            || self.codes().is_some_and(|codes| codes.contains(&column))
    }

    /// A column holds texts in the language of a tag.
    pub(crate) fn set_text(&mut self, column: usize, tag: &str) {
        if let Ok(lang) = Lang::parse_variant(tag) {
            self.roles[column] = Role::Text(lang);
        }
    }

    /// These columns hold source and target.
    pub(crate) fn set_sides(&mut self, [source, target]: [usize; 2]) {
        self.roles[source] = Role::Side(0);
        self.roles[target] = Role::Side(1);
    }

    /// These columns hold the codes of the languages of source and target.
    pub(crate) fn set_codes(&mut self, codes: [usize; 2]) {
        if let Some([source, target]) = self.sides() {
            let most = codes.into_iter().max().unwrap_or_default();
            self.roles.resize(self.roles.len().max(most + 1), Role::Other);
            self.coded = Some([(source, codes[0]), (target, codes[1])]);
        }
    }

    /// The columns with the codes of languages.
    pub(crate) fn codes(&self) -> Option<[usize; 2]> {
        self.coded.map(|coded| coded.map(|(_, codes)| codes))
    }

    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.roles.len()
    }

    /// The languages, in the order of the columns.
    pub(crate) fn langs(&self) -> Vec<Lang> {
        let lang = |role: &Role| if let Role::Text(lang) = role { Some(*lang) } else { None };
        self.roles.iter().filter_map(lang).collect()
    }

    /// The columns of source and target.
    pub(crate) fn side_columns(&self) -> Option<[usize; 2]> {
        let place = |side| self.roles.iter().position(|role| *role == Role::Side(side));
        Some([place(0)?, place(1)?])
    }

    /// The columns of source and target, if no column names a language.
    pub(crate) fn sides(&self) -> Option<[usize; 2]> {
        self.side_columns().filter(|_| self.langs().is_empty())
    }

    /// Names the languages of source and target.
    pub(crate) fn name_sides(&mut self, langs: [Lang; 2]) {
        for role in &mut self.roles {
            if let Role::Side(side) = role {
                *role = Role::Text(langs[*side]);
            }
        }
    }

    /// The row on `line` of which `cell` gives the cells.
    pub(crate) fn row<'a>(
        &self,
        line: u32,
        builder: &mut Builder<'_>,
        cell: impl Fn(usize) -> Option<&'a str>,
    ) -> Row {
        let mut row = Row::default();
        let (mut places, mut lines) = (Vec::new(), Vec::new());
        for (n, role) in self.roles.iter().enumerate() {
            let Some(text) = cell(n).filter(|text| !text.is_empty()) else { continue };
            match role {
                Role::Id => row.id = Some(text.trim().to_owned()),
                Role::Anchor => row.anchor = Some(text.to_owned()),
                Role::Kind => row.kind = BlockKind::from_name(text.trim()),
                Role::Score => row.score = score(text),
                Role::Reviewed => row.reviewed = is_yes(text),
                Role::Symbol => row.symbol = Some(text.trim().to_owned()),
                Role::Text(_) | Role::Side(_) => {
                    let coded = self.coded.iter().flatten().find(|(side, _)| *side == n);
                    let tag = coded.and_then(|(_, code)| cell(*code)).filter(|tag| !tag.trim().is_empty());
                    let lang = match (tag, role) {
                        (Some(tag), _) => builder.lang(line, tag),
                        (None, Role::Text(lang)) => Some(*lang),
                        _ => None,
                    };
                    row.texts.extend(lang.map(|lang| RowText::new(lang, text.to_owned())));
                }
                Role::Place(lang) => places.extend(place(text).map(|place| (*lang, place))),
                Role::Lines(lang) => lines.push((*lang, text)),
                Role::Other => {}
            }
        }
        for (lang, numbers) in lines {
            if let Some((_, place)) = places.iter_mut().find(|(other, _)| *other == lang) {
                place.lines = numbers.split(',').filter_map(|n| n.trim().parse().ok()).collect();
            }
        }
        for text in &mut row.texts {
            let place = places.iter().position(|(lang, _)| *lang == text.lang);
            text.place = place.map(|n| places.swap_remove(n).1);
        }
        row.empty_places = places;
        row
    }
}

fn role(name: &str) -> Role {
    let plain = name.trim().to_lowercase().replace(['_', '-', '.'], " ");
    let is = |names: &[&str]| names.contains(&plain.as_str());
    if is(&ANCHORS) {
        Role::Anchor
    } else if is(&KINDS) {
        Role::Kind
    } else if is(&SCORES) {
        Role::Score
    } else if is(&REVIEWED) {
        Role::Reviewed
    } else if is(&SYMBOLS) {
        Role::Symbol
    } else if is(&IDS) {
        Role::Id
    } else if let Some(side) = SIDES.iter().position(|names| is(names)) {
        Role::Side(side)
    } else {
        let text = || lang_beside_affix(name).or_else(|| lang_beside_fillers(name)).map(Role::Text);
        beside_text(name).or_else(text).unwrap_or(Role::Other)
    }
}

/// Whether a cell of the column `reviewed` says yes, by whatever a person writes there.
fn is_yes(text: &str) -> bool {
    const NO: [&str; 5] = ["", "no", "n", "0", "false"];
    !NO.contains(&text.trim().to_lowercase().as_str())
}

/// A score, which may be written as a part of a hundred.
fn score(text: &str) -> Option<f64> {
    let number = text.trim().replace(',', ".");
    match number.strip_suffix('%') {
        Some(part) => part.trim_end().parse::<f64>().ok().map(|part| part / 100.0),
        None => number.parse().ok(),
    }
}

/// The place that `FILE:LINE` or `FILE:LINE (page N)` names.
fn place(text: &str) -> Option<Place> {
    let (rest, page) = match text.trim().strip_suffix(')').and_then(|text| text.rsplit_once(" (page ")) {
        Some((rest, page)) => (rest, Some(page.parse().ok()?)),
        None => (text.trim(), None),
    };
    let (file, line) = rest.rsplit_once(':')?;
    let location = Location { line: line.parse().ok()?, page };
    Some(Place { file: file.into(), location, lines: Vec::new() })
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
    let is_affix = |part: &str| AFFIXES.contains(&part.to_lowercase().as_str());
    if is_affix(first) {
        return naming::of_label(rest);
    }
    if is_affix(last) { naming::of_label(before) } else { None }
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
    let is_filler = |word: &&str| FILLERS.split_whitespace().any(|filler| filler == *word);
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let left: Vec<&str> = words.iter().copied().filter(|word| !is_filler(word)).collect();
    if left.len() == words.len() {
        return None;
    }
    let of_name = |word: &str| Lang::from_english_name(word).or_else(|| naming::by_name(word));
    match left.as_slice() {
        [word] if word.len() > 3 => of_name(word),
        // `Term No` numbers the terms; a code that is no word is written as one.
        [code] => {
            naming::of_label(code).filter(|_| !naming::is_word(code) && name.contains(&code.to_uppercase()))
        }
        [preposition, word] if PREPOSITIONS.contains(preposition) => of_name(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
