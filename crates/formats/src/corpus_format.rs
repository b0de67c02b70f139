//! The file formats of corpora, told by name, by the ending of a path, or by first bytes.

use std::path::Path;

/// A format that [`Reader::read_corpus`](crate::Importer::read_corpus) understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CorpusFormat {
    /// A JSON object a row, as `align` writes it or as data loaders know it.
    Jsonl,
    /// JSON Lines as the MNBVC project keeps them: an object a row or a document, keys in Chinese.
    Mnbvc,
    /// A table with a column a language, its cells parted by commas or semicolons.
    Csv,
    /// A table with a column a language, its cells parted by tabs.
    Tsv,
    /// Translation Memory eXchange, 1.1 to 1.4b.
    Tmx,
    /// XML Localisation Interchange File Format, 1.2 and 2.
    Xliff,
    /// A spreadsheet (XLSX or ODS) with a column a language; needs the feature `xlsx`.
    Xlsx,
    /// Parquet with a struct `translation` or a column a language; needs the feature `parquet`.
    Parquet,
    /// Texts aligned line by line, a file a language, with the ids of the rows beside them.
    Moses,
    /// Links between the sentences of XML files, as OPUS and the United Nations Parallel Corpus have them.
    Xces,
}

impl CorpusFormat {
    /// All formats.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &[
            Self::Jsonl,
            Self::Mnbvc,
            Self::Csv,
            Self::Tsv,
            Self::Tmx,
            Self::Xliff,
            Self::Xlsx,
            Self::Parquet,
            Self::Moses,
            Self::Xces,
        ]
    }

    /// The name it uses on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Mnbvc => "mnbvc",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Tmx => "tmx",
            Self::Xliff => "xliff",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Moses => "moses",
            Self::Xces => "xces",
        }
    }

    /// The format of that name; `lnk` is a name of `xces`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let is = |format: &&Self| format.name() == name || (name == "lnk" && **format == Self::Xces);
        Self::all().iter().find(is).copied()
    }

    /// The format that the ending of `path` names; a further ending `.gz` says nothing.
    ///
    /// An ending that is a language (`.en`) is none of a format by itself: see
    /// [`corpus_files`](crate::importer::corpus_files).
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (stem, ending) = name.rsplit_once('.')?;
        Some(match ending {
            "jsonl" if stem.ends_with(".mnbvc") => Self::Mnbvc,
            "xml" if stem.ends_with(".xces") => Self::Xces,
            "jsonl" | "ndjson" => Self::Jsonl,
            "csv" => Self::Csv,
            // Numbers of lines, which `align` writes.
            "tsv" if stem.ends_with(".lines") => return None,
            "tsv" | "tab" => Self::Tsv,
            "tmx" => Self::Tmx,
            "xlf" | "xliff" | "sdlxliff" | "mqxliff" | "mxliff" => Self::Xliff,
            "xlsx" | "xlsm" | "ods" | "fods" => Self::Xlsx,
            "parquet" => Self::Parquet,
            "xces" | "lnk" => Self::Xces,
            _ => return None,
        })
    }

    /// The format that the first bytes of a file show.
    #[must_use]
    pub fn sniff(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PAR1") {
            return Some(Self::Parquet);
        }
        if head.starts_with(b"PK\x03\x04") {
            return is_spreadsheet(head).then_some(Self::Xlsx);
        }
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        if text.starts_with('<') {
            return root(text);
        }
        if text.starts_with('{') {
            return Some(if is_mnbvc(text) { Self::Mnbvc } else { Self::Jsonl });
        }
        let line = text.lines().next().unwrap_or_default();
        let most = [Self::Tsv, Self::Csv]
            .map(|format| (crate::format::csv::reader::languages(line, format), format));
        most.into_iter().filter(|(langs, _)| *langs > 0).max_by_key(|(langs, _)| *langs).map(|(_, f)| f)
    }
}

/// Whether the first part of a package is one of a spreadsheet, or the list of parts that programs put first.
fn is_spreadsheet(head: &[u8]) -> bool {
    let finds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    finds(b"opendocument.spreadsheet")
        || finds(b"xl/")
        || (finds(b"[Content_Types].xml") && !finds(b"word/") && !finds(b"ppt/"))
}

/// The format that the outermost element of an XML file shows.
fn root(text: &str) -> Option<CorpusFormat> {
    let mut rest = text;
    loop {
        rest = rest[rest.find('<')? + 1..].trim_start();
        let end = match rest.as_bytes().first()? {
            b'?' => "?>",
            b'!' if rest.starts_with("!--") => "-->",
            b'!' => ">",
            _ => break,
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    match name.rsplit(':').next()? {
        "tmx" => Some(CorpusFormat::Tmx),
        "xliff" => Some(CorpusFormat::Xliff),
        "cesAlign" | "linkGrp" => Some(CorpusFormat::Xces),
        _ => None,
    }
}

/// Whether an object that opens a file has the keys of MNBVC and not those of a row of ours.
fn is_mnbvc(text: &str) -> bool {
    const KEYS: [&str; 6] =
        ["\"段落\"", "\"行号\"", "\"文件名\"", "\"zh_text\"", "\"en_text\"", "\"\\u6587\\u4ef6\\u540d\""];
    let line = text.lines().next().unwrap_or_default();
    !line.contains("\"translation\"") && KEYS.iter().any(|key| line.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for format in CorpusFormat::all() {
            assert_eq!(CorpusFormat::from_name(format.name()), Some(*format));
        }
        assert_eq!(CorpusFormat::from_name(" LNK "), Some(CorpusFormat::Xces));
        assert_eq!(CorpusFormat::from_name("lines"), None);
    }

    #[test]
    fn by_path() {
        for (path, want) in [
            ("a/b.JSONL", Some("jsonl")),
            ("en-zh.tmx.gz", Some("tmx")),
            ("a.sdlxliff", Some("xliff")),
            ("a.mnbvc.jsonl", Some("mnbvc")),
            ("a.en-zh.xces.xml.gz", Some("xces")),
            ("en-zh.xml", None),
            ("a.en-zh.en", None),
            ("a.gz", None),
            ("a.docx", None),
        ] {
            assert_eq!(CorpusFormat::from_path(Path::new(path)).map(CorpusFormat::name), want, "{path}");
        }
    }

    #[test]
    fn by_first_bytes() {
        for (head, want) in [
            (
                "\u{FEFF}<?xml version='1.0'?><!-- <a> --><!DOCTYPE tmx SYSTEM 'x'>\n<tmx version='1.4'>",
                Some("tmx"),
            ),
            ("<x:xliff\n", Some("xliff")),
            ("<cesAlign>", Some("xces")),
            ("<html>", None),
            ("<?xml", None),
            ("{\"translation\":{\"zh_text\":1}}", Some("jsonl")),
            ("{\"文件名\":\"a\",\"段落\":[", Some("mnbvc")),
            ("{\"\\u6587\\u4ef6\\u540d\": 1}", Some("mnbvc")),
            ("id,en,zh\n", Some("csv")),
            ("\"English\";\"Chinese\"\n", Some("csv")),
            ("en\tzh-CN\n", Some("tsv")),
            ("Once upon a time, there", None),
            ("PAR1\0", Some("parquet")),
            ("PK\x03\x04..xl/workbook.xml", Some("xlsx")),
            ("PK\x03\x04..word/document.xml", None),
            ("", None),
        ] {
            assert_eq!(CorpusFormat::sniff(head.as_bytes()).map(CorpusFormat::name), want, "{head}");
        }
    }
}
