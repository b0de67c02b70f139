//! The versions of a document: which files they are, and what is read of each.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hexapla_align::seed_rows;
use hexapla_group::{Content, Group, Shown, Version, by_name, common_name, group, unclear};
use hexapla_model::{Bitext, Diagnostic, Document, Lang, Segmented, Severity, Warned};
use hexapla_read::{Cause, DocumentFormat, ReadError, Reader, chinese_form, language_sample};
use hexapla_segment::Segmenter;
use rayon::prelude::*;

use crate::twins::{Openings, Passages, same_text};
use crate::{Input, Inputs, Source, copies, language};

/// What was read of one document.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) name: String,
    /// One text per language.
    pub(crate) texts: Vec<Arc<Segmented>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) left_out: Vec<(PathBuf, String)>,
    /// The files whose rows are doubted: they are not in the language that is declared for them, or are there twice.
    pub(crate) doubted: BTreeSet<PathBuf>,
}

/// In which order the texts of a document are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextOrder {
    AsGiven,
    /// The user named the files in any order.
    ByLanguage,
}

/// Which files are versions of one document.
#[derive(Debug, Default)]
pub(crate) struct Grouped {
    pub(crate) groups: Vec<Group>,
    /// The languages of the files whose texts were looked at.
    pub(crate) langs: BTreeMap<usize, Lang>,
}

/// Which files are versions of one document, by their names, the symbols in their texts, and their contents.
pub(crate) fn groups(reader: &Reader, inputs: &Inputs) -> Warned<Grouped> {
    if inputs.paired {
        let groups = by_name(&inputs.versions);
        return Warned { value: Grouped { groups, ..Grouped::default() }, diagnostics: Vec::new() };
    }
    let copies = copies::copies(inputs);
    let mut diagnostics: Vec<Diagnostic> =
        copies::finding(&copies, "byte for byte", inputs).into_iter().collect();
    let mut files = Files::of(reader, inputs, |n| !copies.contains_key(&n));
    if !inputs.named {
        let copies = files.copies();
        diagnostics.extend(copies::finding(&copies, "word for word", inputs));
        files = files.without(&copies);
    }
    let Warned { value: mut groups, diagnostics: found } = group(&files.versions, inputs.named, &files.shown);
    groups.iter_mut().flat_map(|group| &mut group.members).for_each(|n| *n = files.places[*n]);
    diagnostics.splice(0..0, found);
    let Files { places, shown, .. } = files;
    let langs = shown.into_iter().filter_map(|(n, shown)| Some((places[n], shown.lang?))).collect();
    Warned { value: Grouped { groups, langs }, diagnostics }
}

/// The files that are grouped.
struct Files {
    /// The place of each in the inputs.
    places: Vec<usize>,
    versions: Vec<Version>,
    /// What the texts show, for those that were looked at.
    shown: BTreeMap<usize, Shown>,
}

impl Files {
    /// The inputs that are wanted; those that their names do not group are looked at.
    fn of(reader: &Reader, inputs: &Inputs, is_wanted: impl Fn(usize) -> bool) -> Self {
        let places: Vec<usize> = (0..inputs.versions.len()).filter(|n| is_wanted(*n)).collect();
        let versions: Vec<Version> = places.iter().map(|n| inputs.versions[*n].clone()).collect();
        let unclear = unclear(&versions, inputs.named).into_par_iter();
        let shown = unclear.map(|n| (n, shown(reader, inputs, &versions[n]))).collect();
        Self { places, versions, shown }
    }

    /// The files that hold the text of another one, each with that, by their places in the inputs.
    fn copies(&self) -> BTreeMap<usize, usize> {
        let copies = copies::of_one_text(&self.versions, &self.shown).into_iter();
        copies.map(|(copy, kept)| (self.places[copy], self.places[kept])).collect()
    }

    /// The same without the copies.
    fn without(mut self, copies: &BTreeMap<usize, usize>) -> Self {
        if copies.is_empty() {
            return self;
        }
        let mut out = Self { places: Vec::new(), versions: Vec::new(), shown: BTreeMap::new() };
        for (n, (place, version)) in self.places.into_iter().zip(self.versions).enumerate() {
            if copies.contains_key(&place) {
                continue;
            }
            out.shown.extend(self.shown.remove(&n).map(|shown| (out.places.len(), shown)));
            out.places.push(place);
            out.versions.push(version);
        }
        out
    }
}

/// What the text of a version shows.
fn shown(reader: &Reader, inputs: &Inputs, version: &Version) -> Shown {
    // What cannot be read is reported when its document is read.
    let read = Candidate::read(reader, version, &inputs.source(version), &version.key).ok();
    let Some(Candidate { text: Warned { value: text, .. }, .. }) = read else { return Shown::default() };
    Shown {
        content: Content::of(&text, seed_rows(&text)),
        text: text_sum(&text.document),
        lang: Some(text.document.lang),
        symbol: text.document.symbol,
    }
}

/// A hash of the words of a text, if it has any. White space is no part of it: lines end and break where their format wants.
fn text_sum(document: &Document) -> Option<u64> {
    let mut words = language::texts(document).flat_map(str::split_whitespace).peekable();
    words.peek()?;
    let mut hasher = DefaultHasher::new();
    words.for_each(|word| hasher.write(word.as_bytes()));
    Some(hasher.finish())
}

/// A text of a document, and the language that its name says, if the text contradicts it.
struct Candidate {
    text: Warned<Segmented>,
    misnamed: Option<Lang>,
    is_given: bool,
}

impl Candidate {
    fn document(&self) -> &Document {
        &self.text.value.document
    }

    /// How little its format says about a document.
    fn rank(&self) -> usize {
        rank(&self.document().path)
    }

    /// Whether it is the same text as another one.
    fn is_text_of(&self, other: &Self) -> bool {
        Passages::of(self.document()).are_those_of(&Passages::of(other.document()))
    }

    /// Reads and segments one version of the document `name`.
    fn read(reader: &Reader, version: &Version, source: &Source, name: &str) -> Result<Self, ReadError> {
        guarded(&version.path, || Self::read_unguarded(reader, version, source, name))
    }

    fn read_unguarded(
        reader: &Reader,
        version: &Version,
        source: &Source,
        name: &str,
    ) -> Result<Self, ReadError> {
        let is_given = source.given_lang().is_some();
        let mut read = source.read(reader, version.lang, name)?;
        let mut misnamed = None;
        if let Some(said) = version.lang.filter(|_| !is_given)
            && let Some((found, finding)) =
                language::corrected(&version.path, said, language::texts(&read.value))
        {
            // The language decides between encodings too; a pipe has been read to its end.
            if source.is_lasting() {
                read = source.read(reader, Some(found), name)?;
            }
            read.value.lang = found;
            read.diagnostics.insert(0, finding);
            misnamed = Some(said);
        }
        let mut text = Segmenter::new().segment(read.value);
        text.diagnostics.splice(0..0, read.diagnostics);
        Ok(Self { text, misnamed, is_given })
    }
}

impl Read {
    /// Reads the files of a document: one per language, in the order of the languages if each file was named,
    /// else in that of the paths. A file whose text is not in the language that its name says, and for which there is no
    /// place, is a document of its own.
    pub(crate) fn of(group: &Group, inputs: &Inputs, reader: &Reader) -> Vec<Self> {
        let versions = group.members.par_iter().map(|n| &inputs.versions[*n]);
        let files: Vec<(&Version, Result<Candidate, ReadError>)> = versions
            .map(|version| (version, Candidate::read(reader, version, &inputs.source(version), &group.name)))
            .collect();
        let mut out = Self { name: group.name.clone(), ..Self::default() };
        let mut candidates = Vec::new();
        for (version, candidate) in files {
            match candidate {
                Ok(candidate) => candidates.push(candidate),
                Err(error) => out.left_out.push((version.path.clone(), error.to_string())),
            }
        }
        let (own, apart) = part(candidates, &group.name);
        let order = if inputs.named { TextOrder::ByLanguage } else { TextOrder::AsGiven };
        out.fill(own, order);
        let mut all = vec![out];
        for (name, candidates) in apart {
            let mut other = Self { name, ..Self::default() };
            other.fill(candidates, order);
            all.push(other);
        }
        all
    }

    /// Reads the versions of one document from `sources`, which are all its own.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub(crate) fn of_sources(sources: &[Source], reader: &Reader) -> Result<Self, ReadError> {
        let versions: Vec<Version> =
            sources.iter().map(|source| Version::of(source.name(), source.given_lang())).collect();
        let mut out = Self { name: common_name(&versions), ..Self::default() };
        let pairs = versions.par_iter().zip(sources);
        let candidates = pairs.map(|(version, source)| Candidate::read(reader, version, source, &out.name));
        let candidates = candidates.collect::<Result<_, _>>()?;
        out.fill(candidates, TextOrder::AsGiven);
        Ok(out)
    }

    /// Puts the text in `pivot`, else the English one, else the first of `paths`, before the others.
    pub(crate) fn put_first<'p>(&mut self, pivot: Option<Lang>, paths: impl IntoIterator<Item = &'p Path>) {
        let langs: Vec<Lang> = self.texts.iter().map(|text| text.document.lang).collect();
        let wanted = [pivot, Some(Lang::EN)].into_iter().flatten();
        let by_lang = wanted.into_iter().find_map(|lang| lang.position_in(&langs));
        if let Some(place) = by_lang.or_else(|| paths.into_iter().find_map(|path| self.index_of(path))) {
            self.texts[..=place].rotate_right(1);
        }
    }

    fn index_of(&self, path: &Path) -> Option<usize> {
        self.texts.iter().position(|text| text.document.path == path)
    }

    /// The text of a document with one version, and a message that there is nothing to align it with.
    pub(crate) fn alone(&self) -> Option<(&Document, String)> {
        let [only] = self.texts.as_slice() else { return None };
        let document = &only.document;
        let (name, lang) = (&self.name, document.lang);
        Some((document, format!("the only version of {name}, in {lang}: nothing to align it with")))
    }

    /// Lowers the scores of all pairs that have a doubted text.
    pub(crate) fn doubt_rows(&self, bitexts: &mut [Bitext]) {
        let doubted = bitexts.iter_mut().filter(|b| self.is_doubted(&b.source) || self.is_doubted(&b.target));
        doubted.for_each(language::doubt);
    }

    fn is_doubted(&self, text: &Segmented) -> bool {
        self.doubted.contains(&text.document.path)
    }

    /// Chooses one text per language.
    fn fill(&mut self, mut candidates: Vec<Candidate>, order: TextOrder) {
        tell_chinese(&mut candidates);
        let mut texts = Vec::new();
        candidates.into_iter().for_each(|candidate| self.choose(candidate, &mut texts));
        if order == TextOrder::ByLanguage {
            texts.sort_by_key(|text| place(text.document().lang));
        }
        self.doubt(&texts);
        self.diagnostics.extend(other_symbols(&texts));
        let langs: Vec<Lang> = texts.iter().map(|text| text.document().lang).collect();
        for mut text in texts.into_iter().map(|candidate| candidate.text) {
            let lang = &mut text.value.document.lang;
            *lang = lang.beside(&langs);
            self.diagnostics.extend(text.diagnostics);
            self.texts.push(Arc::new(text.value));
        }
    }

    /// Warns of texts that are not in the language that is declared for them, or are there twice, and remembers them.
    fn doubt(&mut self, texts: &[Candidate]) {
        for text in texts.iter().filter(|text| text.is_given) {
            let document = text.document();
            let found = language::doubted(&document.path, document.lang, language::texts(document));
            self.doubted.extend(found.as_ref().map(|found| found.path.clone()));
            self.diagnostics.extend(found);
        }
        if texts.len() < 2 {
            return;
        }
        let documents: Vec<&Document> = texts.iter().map(Candidate::document).collect();
        let openings: Vec<Openings> = documents.par_iter().map(|document| Openings::of(document)).collect();
        let passages: Vec<OnceCell<Passages>> = documents.iter().map(|_| OnceCell::new()).collect();
        let all_passages = |n: usize| passages[n].get_or_init(|| Passages::of(documents[n]));
        for (n, second) in documents.iter().enumerate() {
            let mut before = (0..n).filter(|before| openings[*before].meet(&openings[n]));
            let found = before.find_map(|before| {
                let first = documents[before];
                same_text((first, all_passages(before)), (second, all_passages(n)))
            });
            self.doubted.extend(found.as_ref().map(|found| found.path.clone()));
            self.diagnostics.extend(found);
        }
    }

    /// Adds a text, unless there is one in its language already: then that in the better format stays.
    fn choose(&mut self, candidate: Candidate, texts: &mut Vec<Candidate>) {
        let Some(twin) = texts.iter_mut().find(|text| is_repeated(text.document(), candidate.document()))
        else {
            return texts.push(candidate);
        };
        let lang = candidate.document().lang;
        if twin.rank() == candidate.rank() {
            let mut candidate = candidate;
            // Of two texts in a language the one stays whose name does not say another.
            if twin.misnamed.is_some() && candidate.misnamed.is_none() {
                std::mem::swap(twin, &mut candidate);
            }
            let (path, other) = (candidate.document().path.clone(), twin.document().path.display());
            let advice = if candidate.misnamed.is_some() && twin.is_text_of(&candidate) {
                ", and the same text; give the translation instead"
            } else {
                "; name the languages as LANG=PATH"
            };
            let reason = format!("{}: a second version in {lang} beside {other}{advice}", path.display());
            self.diagnostics
                .extend(candidate.text.diagnostics.into_iter().filter(|_| candidate.misnamed.is_some()));
            return self.left_out.push((path, reason));
        }
        let mut other = candidate;
        if other.rank() < twin.rank() {
            std::mem::swap(twin, &mut other);
        }
        let better = twin.document().path.display();
        let message = format!("skipped: {better} is the version in {lang} in a format that holds more");
        let hint = "to read this one instead, name the files to be aligned one by one";
        self.diagnostics.push(Diagnostic::new(Severity::Note, &other.document().path, message).hint(hint));
    }
}

/// Parts the texts of a document from those whose names say wrong languages, and whose own languages others have: these are
/// named by what their names say, so that `chapter_ii.txt` and `chapter_vi.txt` are not versions of one text.
fn part(candidates: Vec<Candidate>, name: &str) -> (Vec<Candidate>, BTreeMap<String, Vec<Candidate>>) {
    let apart: Vec<bool> = (0..candidates.len()).map(|n| is_apart(&candidates, n)).collect();
    let (mut own, mut parted) = (Vec::new(), BTreeMap::<String, Vec<Candidate>>::new());
    for (candidate, is_apart) in candidates.into_iter().zip(apart) {
        match candidate.misnamed.filter(|_| is_apart) {
            Some(said) => parted.entry(format!("{name}-{said}")).or_default().push(candidate),
            None => own.push(candidate),
        }
    }
    (own, parted)
}

/// Whether candidate `n` is a document of its own: its name says a wrong language, and its own language has another text.
fn is_apart(candidates: &[Candidate], n: usize) -> bool {
    let candidate = &candidates[n];
    let mut others = candidates.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, other)| other);
    candidate.misnamed.is_some()
        && others.any(|other| {
            is_repeated(candidate.document(), other.document())
                && !(other.misnamed.is_none() && candidate.is_text_of(other))
        })
}

/// Names the characters that Chinese texts are written in, if some are written in the simplified ones, some in the
/// traditional ones.
fn tell_chinese(candidates: &mut [Candidate]) {
    let chinese = candidates.iter_mut().filter(|candidate| candidate.document().lang == Lang::ZH);
    let mut texts: Vec<&mut Candidate> = chinese.collect();
    if texts.len() < 2 {
        return;
    }
    let samples = texts.iter().map(|text| language_sample(language::texts(text.document())));
    let forms: Vec<Option<Lang>> = samples.map(|sample| chinese_form(&sample)).collect();
    let different: BTreeSet<Lang> = forms.iter().flatten().copied().collect();
    for (text, form) in texts.iter_mut().zip(forms).filter(|_| different.len() > 1) {
        text.text.value.document.lang = form.unwrap_or(Lang::ZH);
    }
}

/// Whether two texts are versions in one language. A language without a form may be any form of it in another format.
fn is_repeated(one: &Document, other: &Document) -> bool {
    if one.lang == other.lang {
        return true;
    }
    let is_one_plain = [one.lang, other.lang].iter().any(|lang| *lang == lang.primary());
    one.lang.primary() == other.lang.primary()
        && is_one_plain
        && DocumentFormat::from_path(&one.path) != DocumentFormat::from_path(&other.path)
}

/// Where a language is among those of a document whose files were named in any order: first those of the United Nations
/// as its reports name them, then the others by their codes.
pub(crate) fn place(lang: Lang) -> (usize, Lang) {
    const FIRST: [Lang; 6] = [Lang::EN, Lang::FR, Lang::ES, Lang::RU, Lang::AR, Lang::ZH];
    (FIRST.iter().position(|first| *first == lang.primary()).unwrap_or(FIRST.len()), lang)
}

/// How little a format shows of a document: PDF knows neither paragraphs nor footnotes.
fn rank(path: &Path) -> usize {
    const ORDER: [DocumentFormat; 7] = [
        DocumentFormat::Docx,
        DocumentFormat::Office,
        DocumentFormat::Tei,
        DocumentFormat::Html,
        DocumentFormat::Markdown,
        DocumentFormat::PlainText,
        DocumentFormat::Pdf,
    ];
    let format = DocumentFormat::from_path(path);
    ORDER.iter().position(|known| Some(*known) == format).unwrap_or(ORDER.len())
}

/// Texts that show another symbol than the first of their document.
fn other_symbols(texts: &[Candidate]) -> Vec<Diagnostic> {
    let mut shown = texts.iter().filter_map(|t| Some((t.document(), t.document().symbol.as_ref()?)));
    let Some((first, symbol)) = shown.next() else { return Vec::new() };
    let others = shown.filter(|(_, other)| *other != symbol);
    let hint = "if they are different documents, give their files different names";
    others
        .map(|(document, other)| {
            let path = first.path.display();
            let message =
                format!("shows the symbol {other}, {path} shows {symbol}: aligned since their names agree");
            Diagnostic::new(Severity::Warning, &document.path, message).hint(hint)
        })
        .collect()
}

/// One file, read and segmented; its language is the one that was given, or that its name or its text shows.
///
/// # Errors
/// If the file cannot be read, or does not show its language.
pub fn read_document(input: &Input) -> Result<Warned<Segmented>, ReadError> {
    let version = Version::of(&input.path, input.lang);
    let source = Source::path(&input.path).given(input.lang);
    let mut read = Candidate::read(&Reader::default(), &version, &source, &version.key)?;
    if read.is_given {
        let document = read.document();
        let found = language::doubted(&document.path, document.lang, language::texts(document));
        read.text.diagnostics.extend(found);
    }
    Ok(read.text)
}

/// What `work` gives for the file at `path`. A bug that a document triggers ends this document and no other.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(Cause::Fault.at(path)))
}

#[cfg(test)]
mod tests;
