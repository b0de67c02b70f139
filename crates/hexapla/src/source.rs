//! One language version of a document: a file, or bytes or text in memory.

use std::path::{Path, PathBuf};

use hexapla_model::{Document, Lang, Warned};
use hexapla_read::{DocumentFormat, ReadError, Reader};

/// One language version of a document: a file, or bytes or text in memory.
///
/// The name is used as a file name is: it may show the language (`report.fr.docx`, `zh.txt`) and the format, and findings
/// name it.
///
/// ```
/// use hexapla::Source;
/// use hexapla::model::Lang;
///
/// let english = Source::path("report.en.docx");
/// let chinese = Source::text("chinese", "一、导言\n\n1. 缔约方会议在维也纳举行。").lang(Lang::ZH);
/// assert_eq!(chinese.name().to_str(), Some("chinese"));
/// # let _ = english;
/// ```
#[derive(Debug, Clone)]
pub struct Source {
    name: PathBuf,
    lang: Option<Lang>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    File,
    Bytes(Vec<u8>),
    Text(String),
}

impl Source {
    /// The file at `path`; the path may go on inside a zip archive.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self { name: path.into(), lang: None, content: Content::File }
    }

    /// The bytes of a file in any format that is read; `name` helps to detect the format and the language.
    #[must_use]
    pub fn bytes(name: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), lang: None, content: Content::Bytes(bytes.into()) }
    }

    /// A text: Markdown, HTML or TEI if `name` says so (`report.md`), else plain text.
    #[must_use]
    pub fn text(name: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { name: name.into(), lang: None, content: Content::Text(text.into()) }
    }

    /// The same in a known language; without it the name or the text shows the language.
    #[must_use]
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// The same in a language that may be given.
    pub(crate) fn given(mut self, lang: Option<Lang>) -> Self {
        self.lang = lang.or(self.lang);
        self
    }

    /// Its name, or the path of the file.
    #[must_use]
    pub fn name(&self) -> &Path {
        &self.name
    }

    /// The language that was given.
    #[must_use]
    pub fn given_lang(&self) -> Option<Lang> {
        self.lang
    }

    /// The document in it, which is called `id`.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub(crate) fn read(
        &self,
        reader: &Reader,
        lang: Option<Lang>,
        id: &str,
    ) -> Result<Warned<Document>, ReadError> {
        match &self.content {
            Content::File => reader.read(&self.name, lang, id),
            Content::Bytes(bytes) => {
                reader.read_bytes(bytes, DocumentFormat::of(&self.name, bytes), &self.name, lang, id)
            }
            Content::Text(text) => {
                let format = DocumentFormat::from_path(&self.name).filter(|format| format.is_text());
                let format = format.unwrap_or(DocumentFormat::PlainText);
                reader.read_bytes(text.as_bytes(), format, &self.name, lang, id)
            }
        }
    }

    /// Whether it can be read more than once, as a pipe cannot.
    pub(crate) fn is_lasting(&self) -> bool {
        !matches!(self.content, Content::File) || hexapla_read::special_file(&self.name).is_none()
    }
}
