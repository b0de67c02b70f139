//! Finds the XML files whose sentences are linked, and reads the sentences: in folders or archives, as OPUS and the
//! United Nations Parallel Corpus lay them out.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use hexapla_source::package::Package;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};
use hexapla_source::{Cause, Loader};

/// Folders that may be between the links and the name of a file.
const FOLDERS: [&str; 7] = ["", "xml", "raw", "Xml", "TEI", "UNv1.0-TEI", "sentences"];

const ROOT: Root = Root { names: &[], expected: "sentences in XML", units: &[] };

/// How many folders above that of the links are looked into.
const ABOVE: usize = 12;

/// A sentence, and the line that it begins on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) line: u32,
}

/// The sentences of a file by their ids.
#[derive(Debug)]
pub(crate) struct Sentences {
    /// The file, for the places of rows.
    pub(crate) path: PathBuf,
    pub(crate) by_id: HashMap<String, Sentence>,
}

/// Where sentence files are looked for: around the file with the links.
pub(crate) struct Library<'a> {
    loader: &'a Loader,
    folder: PathBuf,
    /// The archives beside the links, once one is needed.
    archives: Option<Vec<Archive>>,
}

/// An open archive of sentence files.
struct Archive {
    path: PathBuf,
    package: Package<'static>,
    /// Its entries by the last part of their names.
    by_name: HashMap<String, Vec<usize>>,
}

impl<'a> Library<'a> {
    /// What is around `links`.
    pub(crate) fn new(loader: &'a Loader, links: &Path) -> Self {
        let folder = links.parent().unwrap_or(Path::new("")).to_owned();
        Self { loader, folder, archives: None }
    }

    /// The sentences of the file that the links call `name`; none if it is not found.
    ///
    /// # Errors
    /// If it cannot be read, is not well-formed or goes beyond the limits.
    pub(crate) fn find(&mut self, name: &str) -> Result<Option<Sentences>, Cause> {
        let Some(name) = inside(name) else { return Ok(None) };
        match self.file(&name) {
            Some(path) => {
                let source = Stream::open(&path, self.loader.limits())?;
                let by_id = sentences(source).map_err(|cause| cause.at(&path))?;
                Ok(Some(Sentences { path, by_id }))
            }
            None => self.archived(&name),
        }
    }

    /// The file in the folder of the links or in one around it, packed or not.
    fn file(&self, name: &Path) -> Option<PathBuf> {
        let around = if self.folder.is_absolute() {
            self.folder.clone()
        } else {
            std::env::current_dir().unwrap_or_default().join(&self.folder)
        };
        let near = std::iter::once(self.folder.as_path()).chain(around.ancestors().skip(1).take(ABOVE));
        for folder in near {
            for middle in FOLDERS {
                let found =
                    spellings(&folder.join(middle).join(name)).into_iter().find(|path| path.is_file());
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    fn archived(&mut self, name: &Path) -> Result<Option<Sentences>, Cause> {
        let limits = self.loader.limits();
        let wanted: Vec<String> =
            spellings(name).iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        for Archive { path, package, by_name } in self.archives()? {
            let entries = wanted.iter().filter_map(|name| Some((by_name.get(last_part(name))?, name)));
            let found = entries.flat_map(|(entries, name)| entries.iter().map(move |entry| (*entry, name)));
            let found = found.filter(|(entry, name)| ends_with(&package.names()[*entry], name));
            let Some(entry) = found.map(|(entry, _)| entry).min() else { continue };
            package.forget();
            let path = path.join(&package.names()[entry]);
            let text = package.read(entry).map_err(|cause| cause.at(&path))?;
            let read = Stream::new(text.as_slice(), limits).and_then(sentences);
            let by_id = read.map_err(|cause| cause.at(&path))?;
            return Ok(Some(Sentences { path, by_id }));
        }
        Ok(None)
    }

    /// The archives beside the links, in the order of names.
    fn archives(&mut self) -> Result<&mut [Archive], Cause> {
        if self.archives.is_none() {
            let here = if self.folder.as_os_str().is_empty() { Path::new(".") } else { &self.folder };
            let entries = std::fs::read_dir(here).map_err(Cause::io)?;
            let mut paths: Vec<PathBuf> = entries
                .filter_map(Result::ok)
                .map(|e| self.folder.join(e.file_name()))
                .filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")))
                .collect();
            paths.sort();
            let archives = paths.into_iter().map(|path| Archive::open(self.loader, path));
            self.archives = Some(archives.collect::<Result<_, _>>()?);
        }
        Ok(self.archives.as_deref_mut().unwrap_or_default())
    }
}

impl Archive {
    fn open(loader: &Loader, path: PathBuf) -> Result<Self, Cause> {
        let bytes = loader.load(&path)?;
        let package = Package::open(bytes, loader.limits()).map_err(|cause| cause.at(&path))?;
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (entry, name) in package.names().iter().enumerate() {
            by_name.entry(last_part(name).to_owned()).or_default().push(entry);
        }
        Ok(Self { path, package, by_name })
    }
}

/// The path, if it leads to an XML file and nowhere but down.
fn inside(name: &str) -> Option<PathBuf> {
    let name = name.replace('\\', "/");
    let path = Path::new(name.trim_start_matches("./"));
    let is_down = path.components().all(|part| matches!(part, Component::Normal(_)));
    let is_xml = name.ends_with(".xml") || name.ends_with(".xml.gz");
    (is_down && is_xml).then(|| path.to_owned())
}

/// The path with and without the ending of gzip.
fn spellings(path: &Path) -> Vec<PathBuf> {
    let mut packed = path.as_os_str().to_owned();
    packed.push(".gz");
    let plain =
        if path.extension().is_some_and(|e| e == "gz") { path.with_extension("") } else { packed.into() };
    vec![path.to_owned(), plain]
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Whether `name` is the last part of the path of an entry.
fn ends_with(entry: &str, name: &str) -> bool {
    entry.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// The sentences of an XML file, its `s` elements, by their ids.
pub(crate) fn sentences(source: Stream<'_>) -> Result<HashMap<String, Sentence>, Cause> {
    let mut found = Found::default();
    match xml::read(source, &ROOT, &mut found)? {
        Some(end) => Err(end.error()),
        None => Ok(found.by_id),
    }
}

/// The sentences as they are read.
#[derive(Default)]
struct Found {
    by_id: HashMap<String, Sentence>,
    open: Option<(String, Sentence)>,
    /// Words of a sentence that is cut into words.
    words: Vec<String>,
    is_word: bool,
}

impl Handler for Found {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        match (element.name, &self.open) {
            ("s", None) => {
                let id = element.attribute("id").unwrap_or_default();
                self.open = Some((id, Sentence { text: String::new(), line: element.line }));
                self.words.clear();
            }
            ("w", Some(_)) => {
                self.is_word = true;
                self.words.push(String::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        match name {
            "w" => self.is_word = false,
            "s" => {
                if let Some((id, mut sentence)) = self.open.take() {
                    sentence.text = match self.words.is_empty() {
                        true => sentence.text.trim().to_owned(),
                        false => self.words.join(" "),
                    };
                    self.by_id.entry(id).or_insert(sentence);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match (&mut self.open, self.words.last_mut()) {
            (Some(_), Some(word)) if self.is_word => word.push_str(text),
            (Some((_, sentence)), None) => sentence.text.push_str(text),
            _ => {}
        }
    }

    fn entity(&mut self, name: &str, _: u32) {
        self.text(&format!("&{name};"));
    }
}
