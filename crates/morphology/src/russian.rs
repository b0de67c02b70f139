//! The Russian dictionary, ready to use.

use std::path::Path;

use hexapla_data::DataError;
use hexapla_model::{Gender, Morphology, Number, PartOfSpeech, Reading};

use crate::automaton::Automaton;
use crate::package::{FILES, RUSSIAN};
use crate::paradigms::Paradigms;

/// The forms of some 390,000 Russian words (OpenCorpora); immutable, shared by all threads.
///
/// A word that the dictionary does not have is taken apart: a prefix such as `кибер` before a known word, or the end of the
/// word by what other words with this end are. Only the first counts as [`known`](Reading::known).
#[derive(Debug)]
pub struct Russian {
    words: Automaton,
    endings: Automaton,
    frequencies: Automaton,
    paradigms: Paradigms,
}

/// Openings that make a new word of any noun or adjective and leave its forms as they are.
const OPENINGS: &[&str] = &[
    "авиа",
    "авто",
    "агро",
    "аква",
    "амино",
    "анти",
    "аудио",
    "аэро",
    "би",
    "био",
    "веб",
    "вело",
    "вибро",
    "видео",
    "вне",
    "внутри",
    "водо",
    "газо",
    "гастро",
    "гелио",
    "гемо",
    "гео",
    "гепато",
    "гетеро",
    "гидро",
    "гипер",
    "глико",
    "гомо",
    "ди",
    "евро",
    "зоо",
    "иммуно",
    "интер",
    "инфра",
    "карбо",
    "кардио",
    "квадро",
    "квази",
    "кибер",
    "кино",
    "контр",
    "крипто",
    "лесо",
    "лимфо",
    "липо",
    "макро",
    "мало",
    "мега",
    "меж",
    "между",
    "мета",
    "метил",
    "микро",
    "мини",
    "много",
    "моно",
    "мульти",
    "нано",
    "не",
    "невро",
    "нейро",
    "нео",
    "нефро",
    "нефте",
    "обще",
    "около",
    "онко",
    "онлайн-",
    "пере",
    "пневмо",
    "поли",
    "полу",
    "после",
    "пост",
    "пред",
    "противо",
    "прото",
    "псевдо",
    "психо",
    "радио",
    "разно",
    "ретро",
    "само",
    "сверх",
    "сейсмо",
    "со",
    "соц",
    "социально-",
    "спец",
    "суб",
    "супер",
    "теле",
    "тепло",
    "термо",
    "тетра",
    "техно",
    "транс",
    "три",
    "ультра",
    "ферро",
    "фито",
    "фото",
    "фтор",
    "хемо",
    "хлор",
    "хлоро",
    "цито",
    "экзо",
    "эко",
    "экстра",
    "электро",
    "эндо",
    "энерго",
    "этно",
];
/// The fewest letters of the word after an opening.
const LEAST_LETTERS: usize = 4;
/// The most letters of an end that suggests a reading.
const MOST_END: usize = 5;
/// How often an end must be seen with a reading to suggest it.
const LEAST_SEEN: u16 = 2;
/// What the number of a form and a tag is divided by to give a probability.
const MILLION: f32 = 1e6;

/// Where a reading comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The dictionary lists the form.
    Listed,
    /// Forms that end alike have it.
    Suggested,
}

/// The files of the package, in the order of [`RUSSIAN`]; `path` is only named.
struct Files<'a> {
    bytes: &'a [Vec<u8>],
    path: &'a Path,
}

impl Files<'_> {
    fn automaton(&self, n: usize) -> Result<Automaton, DataError> {
        Automaton::parse(&self.bytes[n]).map_err(|found| self.damaged(n, found))
    }

    fn strings(&self, n: usize) -> Result<Vec<String>, DataError> {
        serde_json::from_slice(&self.bytes[n]).map_err(|error| self.damaged(n, error.to_string()))
    }

    /// The error for a file that is not as it has to be.
    fn damaged(&self, n: usize, found: String) -> DataError {
        DataError::Damaged { path: self.path.into(), part: FILES[n].into(), found }
    }
}

impl Russian {
    /// Reads the dictionary from `path`: the wheel of the public package, or a folder that it was unpacked or installed to.
    ///
    /// # Errors
    /// If it is not there, or damaged.
    pub fn open(path: &Path) -> Result<Self, DataError> {
        let files = RUSSIAN.read(path)?;
        Self::new(&files, path)
    }

    /// The dictionary of the files of the package, in the order of [`RUSSIAN`]; `path` is only named.
    fn new(files: &[Vec<u8>], path: &Path) -> Result<Self, DataError> {
        let files = Files { bytes: files, path };
        let (suffixes, tags) = (files.strings(2)?, files.strings(3)?);
        let paradigms =
            Paradigms::parse(&files.bytes[1], suffixes, &tags).map_err(|e| files.damaged(1, e))?;
        Ok(Self {
            words: files.automaton(0)?,
            endings: files.automaton(4)?,
            frequencies: files.automaton(5)?,
            paradigms,
        })
    }

    /// The readings that the dictionary lists for `form`; `ё` may be written `е`.
    fn listed(&self, form: &str) -> Vec<Reading> {
        let mut states = vec![(0, String::new())];
        for c in form.chars() {
            let mut next = Vec::new();
            for (state, spelled) in states {
                let mut buffer = [0; 4];
                let choices = if c == 'е' { &['е', 'ё'][..] } else { &[c] };
                for choice in choices {
                    if let Some(state) = self.words.walk(state, choice.encode_utf8(&mut buffer).as_bytes()) {
                        next.push((state, format!("{spelled}{choice}")));
                    }
                }
            }
            states = next;
        }
        let mut out = Vec::new();
        for (state, spelled) in states {
            let values = self.words.spelled(state);
            let even = 1.0 / values.len().max(1) as f32;
            for value in values.iter().filter(|value| value.len() == 2) {
                let probability = self.probability(&spelled, value[0], value[1]);
                out.extend(self.reading(value[0], value[1], Origin::Listed, probability.unwrap_or(even)));
            }
        }
        out
    }

    /// How likely `form` has the tag of a form of a table, if it was counted.
    fn probability(&self, form: &str, paradigm: u16, index: u16) -> Option<f32> {
        let tag = self.paradigms.tag(paradigm, index)?;
        let number = self.frequencies.number(format!("{form}:{}", tag.text).as_bytes());
        number.map(|n| n as f32 / MILLION)
    }

    /// The readings of what follows an opening.
    fn opened(&self, form: &str) -> Vec<Reading> {
        for opening in OPENINGS {
            let Some(rest) = form.strip_prefix(opening) else { continue };
            if rest.chars().count() < LEAST_LETTERS {
                continue;
            }
            let mut readings = self.listed(rest);
            readings.retain(|r| matches!(r.part, PartOfSpeech::Noun | PartOfSpeech::Adjective));
            if !readings.is_empty() {
                return readings;
            }
        }
        Vec::new()
    }

    /// The readings that the end of `form` suggests.
    fn suggested(&self, form: &str) -> Vec<Reading> {
        let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).collect();
        for letters in (1..=MOST_END.min(starts.len().saturating_sub(1))).rev() {
            let end = &form[starts[starts.len() - letters]..];
            let Some(state) = self.endings.walk(0, end.as_bytes()) else { continue };
            let mut values = self.endings.spelled(state);
            values.retain(|value| value.len() == 3 && value[0] >= LEAST_SEEN);
            let all: f32 = values.iter().map(|value| f32::from(value[0])).sum();
            values.retain(|value| self.paradigms.stem(form, value[1], value[2]).is_some());
            let readings = values.iter().filter_map(|value| {
                self.reading(value[1], value[2], Origin::Suggested, f32::from(value[0]) / all)
            });
            let readings: Vec<Reading> = readings.collect();
            if !readings.is_empty() {
                return readings;
            }
        }
        Vec::new()
    }

    fn reading(&self, paradigm: u16, index: u16, origin: Origin, probability: f32) -> Option<Reading> {
        let tag = self.paradigms.tag(paradigm, index)?;
        Some(Reading {
            part: tag.part,
            case: tag.case,
            number: tag.number,
            gender: tag.gender,
            animate: tag.animate,
            plural_only: tag.plural_only,
            fixed: tag.fixed,
            name: tag.name,
            known: origin == Origin::Listed,
            probability,
            paradigm,
            index,
        })
    }

    /// Form `index` of the word of `form`, which is read as `reading`, spelled like `form`.
    fn spell(&self, form: &str, reading: &Reading, index: u16) -> Option<String> {
        let (paradigm, at) = (reading.paradigm, reading.index);
        let direct = self.paradigms.stem(form, paradigm, at);
        // The ending may be listed with `ё`.
        let spelled = match direct {
            Some(stem) => self.paradigms.spell(stem, paradigm, index)?,
            None => {
                let listed = self.paradigms.spell("", paradigm, at)?;
                let stem = form.strip_suffix(&plain(&listed))?;
                self.paradigms.spell(stem, paradigm, index)?
            }
        };
        Some(if form.contains('ё') { spelled } else { plain(&spelled) })
    }
}

impl Morphology for Russian {
    fn readings(&self, form: &str) -> Vec<Reading> {
        let mut out = self.listed(form);
        if out.is_empty() {
            out = self.opened(form);
        }
        if out.is_empty() {
            out = self.suggested(form);
        }
        out.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        out
    }

    fn lemma(&self, form: &str, reading: &Reading) -> Option<String> {
        self.spell(form, reading, 0)
    }

    fn nominatives(
        &self,
        form: &str,
        reading: &Reading,
        number: Number,
        gender: Option<Gender>,
    ) -> Vec<String> {
        let indices = self.paradigms.nominatives(reading.paradigm, reading.index, number, gender);
        indices.into_iter().filter_map(|index| self.spell(form, reading, index)).collect()
    }
}

/// A form as most texts write it.
fn plain(form: &str) -> String {
    form.replace('ё', "е")
}

#[cfg(test)]
mod tests;
