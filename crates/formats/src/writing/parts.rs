//! Which files a corpus is written to: one a format, or one a pair of languages, or several that belong together.

use hexapla_model::Lang;

use super::options::Options;
use super::part::{Content, Part};
use crate::format::Format;

impl Format {
    /// The files of a corpus in these languages, the pivot first; none if they would be empty, since the format
    /// needs two languages.
    #[must_use]
    pub fn parts(self, langs: &[Lang], options: &Options) -> Vec<Part> {
        let rows = |langs: Vec<Lang>, ending| Part::new(self, Content::Rows, langs, ending);
        let (pairs, extension) = (pairs(langs), self.extension());
        if pairs.is_empty() && self.needs_two_languages() {
            return Vec::new();
        }
        let of_pair = |pair: &[Lang; 2]| rows(pair.to_vec(), format!("{}.{extension}", name(pair)));
        let by_pair = || pairs.iter().map(of_pair);
        match self {
            Self::Jsonl | Self::Mnbvc | Self::Lines => vec![rows(langs.to_vec(), extension.to_owned())],
            Self::Moses => pairs.iter().flat_map(|pair| self.moses(pair)).collect(),
            Self::Xliff => by_pair().collect(),
            Self::Ladder | Self::Vecalign => {
                by_pair().chain(langs.iter().map(|l| self.sentences(*l))).collect()
            }
            #[cfg(feature = "xces")]
            Self::Xces => {
                let archive = Part::new(self, Content::Archive, langs.to_vec(), "xces.zip".to_owned());
                pairs.iter().map(sorted).map(|pair| of_pair(&pair)).chain([archive]).collect()
            }
            #[cfg(feature = "xlsx")]
            Self::Xlsx => {
                let whole = if options.pairs {
                    by_pair().collect()
                } else {
                    vec![rows(langs.to_vec(), "xlsx".into())]
                };
                let with_sure = |part: Part| [Some(sure(&part)).filter(|_| langs.len() > 1), Some(part)];
                whole.into_iter().flat_map(|part| with_sure(part).into_iter().flatten().rev()).collect()
            }
            _ if options.pairs => by_pair().collect(),
            _ => vec![rows(langs.to_vec(), extension.to_owned())],
        }
    }

    fn moses(self, pair: &[Lang; 2]) -> [Part; 3] {
        let part = |content, ending: &str| {
            Part::new(self, content, pair.to_vec(), format!("{}.{ending}", name(pair)))
        };
        let [source, target] = pair;
        [
            part(Content::Side(0), &source.in_names()),
            part(Content::Side(1), &target.in_names()),
            part(Content::Ids, "ids"),
        ]
    }

    fn sentences(self, lang: Lang) -> Part {
        Part::new(self, Content::Sentences, vec![lang], format!("sentences.{}", lang.in_names()))
    }
}

/// The second spreadsheet beside `part`.
#[cfg(feature = "xlsx")]
fn sure(part: &Part) -> Part {
    let stem = part.ending().strip_suffix("xlsx").unwrap_or_default();
    Part::new(part.format(), Content::SureRows, part.langs().to_vec(), format!("{stem}sure.xlsx"))
}

/// The pivot with each other language.
fn pairs(langs: &[Lang]) -> Vec<[Lang; 2]> {
    let Some((pivot, others)) = langs.split_first() else { return Vec::new() };
    others.iter().map(|other| [*pivot, *other]).collect()
}

/// The pair as OPUS orders it: by code.
#[cfg(feature = "xces")]
fn sorted(pair: &[Lang; 2]) -> [Lang; 2] {
    let mut pair = *pair;
    pair.sort_unstable();
    pair
}

fn name([source, target]: &[Lang; 2]) -> String {
    format!("{}-{}", source.in_names(), target.in_names())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for format in Format::all() {
            assert_eq!(
                endings(*format, &[Lang::EN], false).is_empty(),
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
