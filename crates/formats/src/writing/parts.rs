//! Which files a corpus is written to: one a format, or one a pair of languages, or several that belong together.

use hexapla_model::Lang;

use super::options::Options;
use super::part::Part;
use super::sentences;
use crate::format::Format;

impl Format {
    /// The files of a corpus in these languages, the pivot first; none if they would be empty, since the format
    /// needs two languages, and none if this build does not write corpora in it.
    #[must_use]
    pub fn parts(self, langs: &[Lang], options: &Options) -> Vec<Part> {
        match &self.descriptor().corpus {
            Some(writer) if langs.len() > 1 || !writer.needs_two_languages => {
                (writer.files)(self, langs, options)
            }
            _ => Vec::new(),
        }
    }
}

/// One file of all languages.
pub(crate) fn one(format: Format, langs: &[Lang], _: &Options) -> Vec<Part> {
    vec![rows(format, langs.to_vec(), format.extension().to_owned())]
}

/// A file for each pair of languages.
pub(crate) fn one_per_pair(format: Format, langs: &[Lang], _: &Options) -> Vec<Part> {
    pairs(langs).into_iter().map(|pair| of_pair(format, pair)).collect()
}

/// One file of all languages, or one for each pair where that is asked for.
pub(crate) fn together_or_pairs(format: Format, langs: &[Lang], options: &Options) -> Vec<Part> {
    if options.pairs { one_per_pair(format, langs, options) } else { one(format, langs, options) }
}

/// A file for each pair of languages, and one with the sentences of each language.
pub(crate) fn pairs_and_sentences(format: Format, langs: &[Lang], options: &Options) -> Vec<Part> {
    let sentences = langs.iter().map(|lang| {
        let ending = format!("sentences.{}", lang.in_names());
        Part::new(format, |view, out| sentences::write(view, out), vec![*lang], ending)
    });
    one_per_pair(format, langs, options).into_iter().chain(sentences).collect()
}

/// The file of a pair of languages.
pub(crate) fn of_pair(format: Format, pair: [Lang; 2]) -> Part {
    rows(format, pair.to_vec(), format!("{}.{}", name(&pair), format.extension()))
}

/// The pivot with each other language.
pub(crate) fn pairs(langs: &[Lang]) -> Vec<[Lang; 2]> {
    let Some((pivot, others)) = langs.split_first() else { return Vec::new() };
    others.iter().map(|other| [*pivot, *other]).collect()
}

/// What a pair is called in the names of files.
pub(crate) fn name([source, target]: &[Lang; 2]) -> String {
    format!("{}-{}", source.in_names(), target.in_names())
}

/// A file of rows.
fn rows(format: Format, langs: Vec<Lang>, ending: String) -> Part {
    Part::of_rows(format, langs, ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Purpose;

    fn endings(format: Format, langs: &[Lang], pairs: bool) -> String {
        let options = Options { pairs, ..Options::default() };
        let parts = format.parts(langs, &options);
        parts.iter().map(Part::ending).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn files_of_a_format() {
        let three = [Lang::EN, Lang::AR, Lang::ZH];
        for (format, together, in_pairs) in [
            (Format::Jsonl, "jsonl", "jsonl"),
            (Format::Csv, "csv", "en-ar.csv en-zh.csv"),
            (Format::Tmx, "tmx", "en-ar.tmx en-zh.tmx"),
            (Format::Lines, "lines.tsv", "lines.tsv"),
            (Format::Mnbvc, "mnbvc.jsonl", "mnbvc.jsonl"),
            (Format::Xliff, "en-ar.xlf en-zh.xlf", "en-ar.xlf en-zh.xlf"),
        ] {
            assert_eq!(endings(format, &three, false), together);
            assert_eq!(endings(format, &three, true), in_pairs);
        }
        let moses = "en-ar.en en-ar.ar en-ar.ids en-zh.en en-zh.zh en-zh.ids";
        assert_eq!(endings(Format::Moses, &three, false), moses);
        let ladder = "en-ar.ladder en-zh.ladder sentences.en sentences.ar sentences.zh";
        assert_eq!(endings(Format::Ladder, &three, true), ladder);
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn spreadsheets_come_in_twos() {
        let two = [Lang::ZH, Lang::EN];
        assert_eq!(endings(Format::Xlsx, &two, false), "xlsx sure.xlsx");
        assert_eq!(endings(Format::Xlsx, &two, true), "zh-en.xlsx zh-en.sure.xlsx");
    }

    #[cfg(feature = "xces")]
    #[test]
    fn opus_orders_a_pair_by_code() {
        assert_eq!(endings(Format::Xces, &[Lang::ZH, Lang::EN], false), "en-zh.xces.xml xces.zip");
    }

    #[test]
    fn one_language_has_no_pair() {
        for format in Format::all(Purpose::WriteCorpus) {
            assert_eq!(
                endings(format, &[Lang::EN], false).is_empty(),
                format.needs_two_languages(),
                "{format:?}"
            );
        }
    }

    #[test]
    fn forms_of_languages_in_names() {
        let forms = ["en-US", "en-GB", "fr"].map(|tag| Lang::parse_variant(tag).unwrap());
        assert_eq!(endings(Format::Xliff, &forms, false), "en_US-en_GB.xlf en_US-fr.xlf");
        let moses = "en_US-en_GB.en_US en_US-en_GB.en_GB en_US-en_GB.ids";
        assert_eq!(endings(Format::Moses, &forms[..2], false), moses);
    }
}
