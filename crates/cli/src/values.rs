//! How the values of arguments are read.

use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use hexapla::align::Encoding;
use hexapla::data::Choice;
use hexapla::formats::{Format, Purpose};
use hexapla::{Input, LexiconFile, Target};

pub(crate) fn formats() -> impl TypedValueParser<Value = Format> {
    formats_for(Purpose::WriteCorpus)
}

pub(crate) fn glossary_formats() -> impl TypedValueParser<Value = Format> {
    formats_for(Purpose::WriteGlossary)
}

pub(crate) fn corpus_formats() -> impl TypedValueParser<Value = Format> {
    formats_for(Purpose::ReadCorpus)
}

/// The names of the formats for `purpose`; those of corpora to write have aliases.
fn formats_for(purpose: Purpose) -> impl TypedValueParser<Value = Format> {
    let aliases = |format: Format| if purpose == Purpose::WriteCorpus { format.aliases() } else { &[] };
    let all = Format::all(purpose).into_iter();
    PossibleValuesParser::new(all.map(|f| PossibleValue::new(f.name()).aliases(aliases(f)))).try_map(
        move |name| Format::from_name(&name, purpose).ok_or_else(|| format!("unknown format `{name}`")),
    )
}

pub(crate) fn targets() -> impl TypedValueParser<Value = Target> {
    PossibleValuesParser::new(Target::names())
        .try_map(|name| Target::from_name(&name).ok_or_else(|| format!("unknown format `{name}`")))
}

/// A file that a language may be before; its name need not be UTF-8.
pub(crate) fn input() -> impl TypedValueParser<Value = Input> {
    OsStringValueParser::new().try_map(|argument| {
        let input = Input::from_argument(&argument).map_err(|e| e.to_string())?;
        if input.path.as_os_str().is_empty() {
            return Err(format!("expected LANG=PATH or PATH, found `{}`", argument.display()));
        }
        Ok(input)
    })
}

pub(crate) fn lexicon() -> impl TypedValueParser<Value = LexiconFile> {
    OsStringValueParser::new().try_map(|argument| {
        let file = LexiconFile::from_argument(&argument).map_err(|e| e.to_string())?;
        if file.path.as_os_str().is_empty() {
            return Err(format!("expected SL-TL=FILE or FILE, found `{}`", argument.display()));
        }
        Ok(file)
    })
}

/// `auto`, `none` or the path of a data package.
pub(crate) fn choice() -> impl TypedValueParser<Value = Choice> {
    OsStringValueParser::new().map(|argument| match argument.to_str() {
        Some("auto") => Choice::Installed,
        Some("none") => Choice::None,
        _ => Choice::Path(argument.into()),
    })
}

/// `auto`, `always`, `none` or the path of an encoder.
pub(crate) fn encoder() -> impl TypedValueParser<Value = (Choice, Encoding)> {
    OsStringValueParser::new().map(|argument| match argument.to_str() {
        Some("auto") => (Choice::Installed, Encoding::InDoubt),
        Some("always") => (Choice::Installed, Encoding::Always),
        Some("none") => (Choice::None, Encoding::InDoubt),
        _ => (Choice::Path(argument.into()), Encoding::InDoubt),
    })
}

pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    match text.trim().split_once(['-', ':']) {
        Some((a, b)) if !a.is_empty() && !b.is_empty() => Ok((a.to_owned(), b.to_owned())),
        _ => Err(format!("expected two languages such as zh-en, found `{text}`")),
    }
}
