//! The languages of an XLIFF file, also where it does not name them.

use std::path::Path;

use hexapla_lang::detect::detect_language;
use hexapla_lang::naming;
use hexapla_model::{Lang, Severity};
use hexapla_source::Cause;
use hexapla_source::findings::plural;

use crate::reading::builder::Builder;
use crate::reading::row::{Row, RowText};

/// How many texts are looked at to know their language.
const TEXTS: usize = 200;
/// Fewer letters say less of a language than a name does.
const LETTERS: usize = 60;
/// Tags that name no language.
const NONE: [&str; 4] = ["", "und", "mul", "zxx"];

/// What is known of the language of a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// Nothing yet.
    #[default]
    Not,
    /// It is named by a tag of no known language, which was reported.
    Unknown,
    Lang(Lang),
}

impl Named {
    /// The language of a tag, if there is one that names any.
    pub(crate) fn of(tag: Option<String>, line: u32, builder: &mut Builder<'_>) -> Self {
        let tag = tag.filter(|tag| !NONE.contains(&tag.trim().to_ascii_lowercase().as_str()));
        tag.map_or(Self::Not, |tag| builder.lang(line, &tag).map_or(Self::Unknown, Self::Lang))
    }

    /// This, or `other` where nothing is named.
    pub(crate) fn or(self, other: Self) -> Self {
        if self == Self::Not { other } else { self }
    }
}

/// A row whose languages may not be known yet.
pub(crate) struct Waiting {
    pub(crate) file: usize,
    pub(crate) line: u32,
    pub(crate) row: Row,
    /// Source and target.
    pub(crate) texts: [(Named, String); 2],
}

impl Waiting {
    fn lacks(&self, side: usize) -> bool {
        self.texts[side].0 == Named::Not && !self.texts[side].1.trim().is_empty()
    }

    /// Whether the language of a text is not known.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.lacks(0) || self.lacks(1)
    }

    /// Hands the row to `builder`.
    pub(crate) fn put(mut self, builder: &mut Builder<'_>) -> Result<(), Cause> {
        for (named, text) in self.texts {
            if let Named::Lang(lang) = named {
                self.row.texts.push(RowText::new(lang, text));
            }
        }
        builder.row(self.line, self.row)
    }
}

/// Finds the languages that the rows of `waiting` lack: those that were `given`, else what the texts, the other files of the
/// document (`named`, by side) and the name of the file say.
pub(crate) fn find(
    waiting: &mut [Waiting],
    given: &[Lang],
    named: &[Vec<Lang>; 2],
    builder: &mut Builder<'_>,
) {
    for rows in waiting.chunk_by_mut(|a, b| a.file == b.file) {
        for side in [0, 1] {
            let lacking = rows.iter().filter(|row| row.lacks(side)).count();
            let Some(first) = rows.iter().find(|row| row.lacks(side)).map(|row| row.line) else { continue };
            let other = rows.iter().find_map(|row| match row.texts[1 - side].0 {
                Named::Lang(lang) => Some(lang),
                _ => given.get(1 - side).copied(),
            });
            let found = given.get(side).copied().filter(|_| given.len() > 1);
            let found = found.or_else(|| {
                let guess = guess(rows, side, other, &named[side], builder.path());
                tell(guess, side, first, lacking, builder);
                guess
            });
            for row in rows.iter_mut().filter(|row| row.texts[side].0 == Named::Not) {
                row.texts[side].0 = found.map_or(Named::Unknown, Named::Lang);
            }
        }
    }
}

/// What the texts of a side, other files and the name of the file say, if it is not the language of the `other` side.
fn guess(rows: &[Waiting], side: usize, other: Option<Lang>, named: &[Lang], path: &Path) -> Option<Lang> {
    let is_other = |lang: &Lang| other.is_none_or(|other| other.primary() != lang.primary());
    let texts: Vec<&str> =
        rows.iter().filter(|row| row.lacks(side)).take(TEXTS).map(|row| row.texts[side].1.as_str()).collect();
    let text = texts.join("\n");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let shown = detect_language(&text).filter(is_other);
    let by_others = match named {
        [lang] => Some(*lang).filter(is_other),
        _ => None,
    };
    let by_name = of_name(path).filter(is_other);
    match shown {
        Some(lang) if letters >= LETTERS => {
            let alike = [by_others, by_name].into_iter().flatten().find(|l| l.primary() == lang);
            alike.or(shown)
        }
        _ => by_others.or(by_name).or(shown),
    }
}

/// The language in a name such as `messages.fr.xlf` or `app_pt-BR.xliff`.
fn of_name(path: &Path) -> Option<Lang> {
    let stem = path.file_stem()?.to_str()?;
    let (_, last) = stem.rsplit_once(['.', '_'])?;
    let tag = last.split('-').next().filter(|code| code.len() == 2 && code.to_ascii_lowercase() == **code);
    tag.and_then(|_| naming::of_label(last))
}

fn tell(found: Option<Lang>, side: usize, line: u32, count: usize, builder: &mut Builder<'_>) {
    let what = ["source", "target"][side];
    let hint = format!(
        "name it as `{what}-language` (in XLIFF 2: `{}`), or with --langs",
        ["srcLang", "trgLang"][side]
    );
    match found {
        Some(lang) => {
            let message = format!("the language of the {what} is not named: taken for {lang}");
            builder.finding(Severity::Note, line, &message, &hint);
        }
        None => {
            let message = format!(
                "the language of the {what} is neither named nor shown: {count} text{} skipped",
                plural(count)
            );
            builder.finding(Severity::Error, line, &message, &hint);
        }
    }
}
