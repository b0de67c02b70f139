//! What the columns of a table hold, by their names; the same for text tables, spreadsheets and Parquet.

mod role;
mod row;

use hexapla_model::Lang;

use super::term_columns::Columns as Named;
use role::Role;
pub(crate) use role::says_no_language;

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
        let roles = head.iter().enumerate().map(|(n, name)| {
            let by_name = named.langs.iter().find(|(column, _)| *column == n);
            match by_name {
                Some((_, lang)) => Role::Text(*lang),
                None if named.id == Some(n) => Role::Id,
                None => Role::of_name(name.as_ref()),
            }
        });
        let mut columns = Self { roles: roles.collect(), twins: Vec::new(), coded: None, aside: Vec::new() };
        columns.tell_ids_from_indonesian();
        columns.keep_first();
        columns
    }

    /// As in a term base, where languages are beside affixes too.
    fn tell_ids_from_indonesian(&mut self) {
        let others = self.langs().iter().filter(|lang| lang.as_str() != "id").count();
        let mut langs = self.roles.iter().map(Role::lang_of_text);
        if let Some(place) = langs.position(|lang| lang.is_some_and(|lang| lang.as_str() == "id"))
            && !self.roles.contains(&Role::Id)
            && others > usize::from(place > 0)
        {
            self.roles[place] = Role::Id;
        }
    }

    /// Keeps only the first of columns that hold the same.
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
        let langs = self.roles.iter().map(Role::lang_of_text).enumerate();
        langs.filter_map(|(n, lang)| Some((n, lang?))).collect()
    }

    /// Whether they are those of a table that we write: its languages are meant as such, whatever the texts are.
    pub(crate) fn are_ours(&self) -> bool {
        self.has(Role::Id) && (self.has(Role::Anchor) || self.has(Role::Score))
    }

    fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether there is a column of this role, in a language or in a variant of it.
    fn has_alike(&self, role: Role) -> bool {
        self.roles.iter().any(|own| own.is_alike(role))
    }

    /// Whether they are those of a corpus that we write, so that a row without an id was put among its rows.
    pub(crate) fn are_of_corpus(&self) -> bool {
        let known =
            [Role::Anchor, Role::Kind, Role::Score].into_iter().filter(|role| self.has(*role)).count();
        self.has(Role::Id) && known + usize::from(self.have_places()) > 1
    }

    /// Whether they say where texts were read.
    pub(crate) fn have_places(&self) -> bool {
        self.roles.iter().any(|role| matches!(role, Role::Place(_)))
    }

    /// Of the names of columns as they were written, those for which there is no column.
    pub(crate) fn lacking(&self, heads: &[String]) -> Vec<String> {
        let written = Self::new(heads);
        let names = heads.iter().zip(&written.roles);
        let lacking = names.filter(|(_, role)| **role != Role::Other && !self.has_alike(**role));
        lacking.map(|(name, _)| name.clone()).collect()
    }

    /// Languages that have a column of places and none of texts.
    pub(crate) fn places_without_texts(&self) -> Vec<String> {
        let places = self
            .roles
            .iter()
            .filter_map(|role| if let Role::Place(lang) = role { Some(*lang) } else { None });
        places.filter(|lang| !self.has_alike(Role::Text(*lang))).map(|lang| lang.to_string()).collect()
    }

    /// The column of the ids.
    pub(crate) fn id(&self) -> Option<usize> {
        self.column_of(Role::Id)
    }

    fn column_of(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|own| *own == role)
    }

    /// A column holds no texts; one that has the same language is read instead.
    pub(crate) fn set_aside(&mut self, column: usize) {
        let role = std::mem::replace(&mut self.roles[column], Role::Other);
        self.aside.push(column);
        if let Some(place) = self.twins.iter().position(|(_, lang)| role == Role::Text(*lang)) {
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
        self.roles.iter().filter_map(Role::lang_of_text).collect()
    }

    /// The columns of source and target.
    pub(crate) fn side_columns(&self) -> Option<[usize; 2]> {
        Some([self.column_of(Role::Side(0))?, self.column_of(Role::Side(1))?])
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
}

#[cfg(test)]
mod tests;
