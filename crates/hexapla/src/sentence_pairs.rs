//! Which texts with one sentence per line are pairs: those of a folder by their names, or those that a list names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hexapla_group::Version;
use hexapla_model::Lang;
use hexapla_read::DocumentFormat;

use crate::walk::walk;
use crate::{Input, JobError};

/// Two texts that are aligned with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentencePair {
    /// What the results are called: `chapter` of `chapter.en` and `chapter.zh`.
    pub name: String,
    /// The source text.
    pub source: Input,
    /// The target text.
    pub target: Input,
}

/// Pairs of texts, and why others are not among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct SentencePairs {
    /// The pairs in the order of their names, or of the list.
    pub pairs: Vec<SentencePair>,
    /// What is skipped: a file, and the reason.
    pub skipped: Vec<(PathBuf, String)>,
}

impl SentencePair {
    /// Two texts, called by the name of the source.
    #[must_use]
    pub fn new(source: Input, target: Input) -> Self {
        Self { name: name_of(&source.path), source, target }
    }
}

impl SentencePairs {
    /// The pairs in a folder and in those inside it: texts whose names differ in nothing but the language, `a.en` and `a.zh`,
    /// `a.en.txt` and `a.zh.txt`, `en/a.txt` and `zh/a.txt`. English is the source, else the language whose code is first; of
    /// more than two languages each is paired with the source.
    ///
    /// # Errors
    /// If there is no pair.
    pub fn in_folder(folder: &Path) -> Result<Self, JobError> {
        let found = walk(folder, |path| text_in(path).is_some(), |_| true);
        let mut groups: BTreeMap<String, Vec<(Lang, PathBuf)>> = BTreeMap::new();
        for path in found.files {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            if let Some((lang, key)) = text_in(below) {
                groups.entry(key).or_default().push((lang, path));
            }
        }
        let unlisted = found.unlisted.into_iter();
        let mut out = Self {
            skipped: unlisted.map(|(path, error)| (path, format!("cannot be listed: {error}"))).collect(),
            ..Self::default()
        };
        groups.into_iter().for_each(|(key, texts)| out.add_group(&key, texts));
        if out.pairs.is_empty() { Err(JobError::NoPairs { path: folder.to_owned() }) } else { Ok(out) }
    }

    /// The pairs that a list names: a line has source and target, `en=a.txt` and `zh=b.txt`, separated by a tab. Blank lines
    /// and lines that begin with `#` are skipped.
    ///
    /// # Errors
    /// If the list cannot be read or names no pair.
    pub fn in_list(list: &Path) -> Result<Self, JobError> {
        let what = if list.exists() { "cannot be read as UTF-8 text" } else { "no such file" };
        let unread = |source| JobError::Io { path: list.to_owned(), what, source };
        let text = std::fs::read_to_string(list).map_err(unread)?;
        let mut out = Self::default();
        for (line, text) in (1..).zip(text.lines()) {
            if text.trim().is_empty() || text.starts_with('#') {
                continue;
            }
            match pair(text) {
                Some(pair) => out.pairs.push(pair),
                None => {
                    let reason =
                        format!("line {line}: expected SL=FILE, a tab and TL=FILE, found `{}`", text.trim());
                    out.skipped.push((list.to_owned(), reason));
                }
            }
        }
        if out.pairs.is_empty() { Err(JobError::NoPairs { path: list.to_owned() }) } else { Ok(out) }
    }

    /// Pairs the texts that share a name.
    fn add_group(&mut self, key: &str, mut texts: Vec<(Lang, PathBuf)>) {
        texts.sort_by_key(|(lang, _)| (*lang != Lang::EN, lang.to_string()));
        let Some((first, others)) = texts.split_first() else { return };
        if others.is_empty() {
            let reason = "no text in another language has this name".to_owned();
            self.skipped.push((first.1.clone(), reason));
        }
        for (n, other) in others.iter().enumerate() {
            if texts[..=n].iter().any(|(lang, _)| *lang == other.0) {
                let reason = format!("another text in {} has this name", other.0);
                self.skipped.push((other.1.clone(), reason));
                continue;
            }
            let [source, target] =
                [first, other].map(|(lang, path)| Input { lang: Some(*lang), path: path.clone() });
            self.pairs.push(SentencePair { name: key.replace(['/', '\\'], "."), source, target });
        }
    }
}

/// The language that the name of a text shows, and what it is called without it; none for a file that is no text.
fn text_in(path: &Path) -> Option<(Lang, String)> {
    let ending = path.extension()?.to_str()?;
    if let Ok(lang) = Lang::parse(ending) {
        return Some((lang.primary(), path.with_extension("").display().to_string()));
    }
    let version = Version::of(path, None);
    let is_text = DocumentFormat::from_path(path) == Some(DocumentFormat::PlainText);
    is_text.then_some((version.lang?.primary(), version.key))
}

/// The pair on a line of a list.
fn pair(line: &str) -> Option<SentencePair> {
    let (source, target) = line.split_once('\t')?;
    let [source, target] = [source, target].map(|text| text.trim().parse::<Input>().ok());
    Some(SentencePair::new(source?, target?))
        .filter(|pair| [&pair.source, &pair.target].iter().all(|input| !input.path.as_os_str().is_empty()))
}

/// What the results of a pair are called whose source is at `path`.
fn name_of(path: &Path) -> String {
    let named = text_in(path).map(|(_, name)| name);
    let name = named.unwrap_or_else(|| path.with_extension("").display().to_string());
    Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_folder_are_paired_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path();
        for name in
            ["a.en", "a.zh", "b.de.txt", "b.fr.txt", "b.ru.txt", "en/c.txt", "fr/c.txt", "lone.en", "x.beads"]
        {
            std::fs::create_dir_all(home.join(name).parent().unwrap()).unwrap();
            std::fs::write(home.join(name), "One.\n").unwrap();
        }
        let found = SentencePairs::in_folder(home).unwrap();
        let shown = |pair: &SentencePair| {
            let [source, target] = [&pair.source, &pair.target].map(|text| text.lang.unwrap().to_string());
            format!("{} {source}-{target}", pair.name)
        };
        let pairs: Vec<String> = found.pairs.iter().map(shown).collect();
        assert_eq!(pairs, ["a en-zh", "b de-fr", "b de-ru", "c en-fr"]);
        assert_eq!(found.skipped.len(), 1);
        assert!(found.skipped[0].0.ends_with("lone.en"));
        assert!(matches!(SentencePairs::in_folder(&home.join("en")), Err(JobError::NoPairs { .. })));
    }

    #[test]
    fn pairs_of_a_list() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.tsv");
        std::fs::write(&list, "# mine\n\nen=x/a.txt\tzh=y/b.txt\nalone\nc.de\tc.fr\n").unwrap();
        let found = SentencePairs::in_list(&list).unwrap();
        let names: Vec<&str> = found.pairs.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, ["a", "c"]);
        assert_eq!(found.pairs[0].target.path, Path::new("y/b.txt"));
        assert!(found.skipped[0].1.starts_with("line 4: expected SL=FILE"), "{:?}", found.skipped);
    }
}
