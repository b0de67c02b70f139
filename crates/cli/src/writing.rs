//! How a corpus or a glossary is written: arguments that several commands share.

use anyhow::bail;
use clap::{Args as ClapArgs, ValueEnum};
use hexapla::formats::{Layout, Options, Replace};
use hexapla::model::Lang;
use oxilangtag::LanguageTag;

/// How tables of text are written.
#[derive(Debug, Clone, Copy, ClapArgs)]
pub(crate) struct Tables {
    /// Begin CSV and TSV with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    /// Put an apostrophe before cells of CSV and TSV that a spreadsheet would run as formulas
    #[arg(long)]
    pub(crate) safe_cells: bool,
}

impl Tables {
    pub(crate) fn options(self) -> Options {
        let mut options = Options::default();
        options.bom = self.bom;
        options.safe_cells = self.safe_cells;
        options
    }
}

/// What a row of a glossary is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowOf {
    /// An entry, with a column for each language
    Entries,
    /// A term, with its language, its type and its entry
    Terms,
}

impl From<RowOf> for Layout {
    fn from(row: RowOf) -> Self {
        match row {
            RowOf::Entries => Self::Entries,
            RowOf::Terms => Self::Terms,
        }
    }
}

/// How a corpus is written.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Writing {
    /// Write a file for each pair of languages, the pivot first: NAME.en-zh.tmx
    #[arg(long)]
    pub(crate) pairs: bool,
    /// What languages are called in the files, as BCP 47 tags
    #[arg(long, value_delimiter = ',', value_name = "zh=zh-CN,en=en-GB", value_parser = lang_code)]
    pub(crate) lang_codes: Vec<(Lang, String)>,
    /// Minimum score of a row, from 0 to 1; jsonl and lines keep all rows
    #[arg(long, value_name = "X", value_parser = share)]
    pub(crate) min_score: Option<f32>,
    #[command(flatten)]
    pub(crate) tables: Tables,
}

impl Writing {
    pub(crate) fn options(&self) -> anyhow::Result<Options> {
        let mut options = self.tables.options();
        options.pairs = self.pairs;
        options.min_score = self.min_score;
        for (lang, code) in &self.lang_codes {
            let taken = options.lang_codes.iter().find(|(other, taken)| *taken == code && *other != lang);
            if let Some((other, _)) = taken {
                bail!("--lang-codes: {other} and {lang} cannot both be `{code}`");
            }
            if options.lang_codes.insert(*lang, code.clone()).is_some_and(|before| before != *code) {
                bail!("--lang-codes: {lang} has two codes; name one");
            }
        }
        Ok(options)
    }
}

/// `zh=zh-CN`: a language, and a well-formed tag in its usual spelling.
fn lang_code(text: &str) -> Result<(Lang, String), String> {
    let (lang, code) = text
        .split_once('=')
        .ok_or_else(|| format!("expected a language and its code such as zh=zh-CN, found `{text}`"))?;
    let lang = lang.trim().parse::<Lang>().map_err(|e| e.to_string())?;
    let tag = LanguageTag::parse_and_normalize(code.trim())
        .map_err(|e| format!("`{code}` is not a language tag such as zh-CN or zh-Hans: {e}"))?;
    if Lang::parse(tag.as_str()).is_ok_and(|other| other != lang.primary()) {
        return Err(format!("`{code}` is another language than {lang}"));
    }
    Ok((lang, tag.into_inner()))
}

/// Which files results may take the place of.
#[derive(Debug, Clone, Copy, Default, ClapArgs)]
pub(crate) struct Replacing {
    /// Replace files that were changed since hexapla wrote them, and files that it did not write; else they are kept
    #[arg(long, alias = "overwrite")]
    pub(crate) force: bool,
}

impl Replacing {
    pub(crate) fn replace(self) -> Replace {
        if self.force { Replace::Any } else { Replace::Own }
    }
}

/// A number from 0 to 1.
pub(crate) fn share(text: &str) -> Result<f32, String> {
    let share = text.trim().parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("expected a number from 0 to 1, found `{text}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &str) -> Result<String, String> {
        let lang_codes = list.split(',').map(lang_code).collect::<Result<_, _>>()?;
        let tables = Tables { bom: false, safe_cells: false };
        let writing = Writing { pairs: false, lang_codes, min_score: None, tables };
        let options = writing.options().map_err(|e| e.to_string())?;
        let shown = options.lang_codes.iter().map(|(lang, code)| format!("{lang}={code}"));
        Ok(shown.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn languages_have_codes_of_their_own() {
        for (list, want) in [
            ("zh=zh-cn,en=en-gb", "en=en-GB zh=zh-CN"),
            ("zh=zh-CN,zh=zh-CN", "zh=zh-CN"),
            ("ar= AR-001 ", "ar=ar-001"),
        ] {
            assert_eq!(codes(list).as_deref(), Ok(want));
        }
        for (list, want) in [
            ("zh=zh-CN,zh=zh-TW", "--lang-codes: zh has two codes; name one"),
            ("zh=mis,en=mis", "--lang-codes: zh and en cannot both be `mis`"),
            ("zh=en-GB", "`en-GB` is another language than zh"),
            ("zh=zh_CN", "`zh_CN` is not a language tag such as zh-CN or zh-Hans: "),
            ("zh=", "`` is not a language tag"),
            ("zh", "expected a language and its code such as zh=zh-CN, found `zh`"),
        ] {
            let error = codes(list).unwrap_err();
            assert!(error.starts_with(want), "{list}: {error}");
        }
    }
}
