//! The files of a corpus in a format.

use hexapla_model::Lang;

use crate::format::{Format, jsonl};
use crate::writing::options::Options;
use crate::writing::part::Part;

impl Format {
    /// The files of a corpus in these languages, the pivot first; none if they would be empty, since the format
    /// needs two languages, and none if this build does not write corpora in it.
    #[must_use]
    pub fn parts(self, langs: &[Lang], options: &Options) -> Vec<Part> {
        match (&self.descriptor().corpus, self.descriptor().kind()) {
            (Some(writer), Some(kind)) if langs.len() > 1 || !writer.needs_two_languages => {
                (writer.files)(kind, langs, options)
            }
            _ => Vec::new(),
        }
    }
}

impl Part {
    /// The file of what was noticed about the versions of a document in these languages, beside its JSON Lines; none if this
    /// build writes no JSON Lines.
    #[must_use]
    pub fn findings(langs: &[Lang]) -> Self {
        Self::new(
            jsonl::KIND,
            |view, out| jsonl::findings::write(view, out),
            langs.to_vec(),
            "findings.json".to_owned(),
        )
    }

    /// The format that the file belongs to.
    ///
    /// # Panics
    /// Never: each part is made by a format.
    #[must_use]
    pub fn format(&self) -> Format {
        let own = Format::ALL.iter().find(|format| format.name() == self.kind().name);
        own.copied().expect("a part is made by a format")
    }
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

#[cfg(test)]
mod stretches;
