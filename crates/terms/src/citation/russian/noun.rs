//! Russian nouns: the declension that explains the attested forms of a word best.

use crate::citation::ends_with_any;
use crate::paradigm::Paradigms;

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

impl Gender {
    /// Every gender.
    pub(super) const ALL: &'static [Self] = &[Self::Masculine, Self::Feminine, Self::Neuter];
}

/// A declension: the endings of the singular, nominative first, and of the plural, nominative first.
struct Declension {
    gender: Gender,
    singular: &'static [&'static str],
    plural: &'static [&'static str],
}

use Gender::{Feminine as F, Masculine as M, Neuter as N};

/// The declensions; where two explain as much, the first is taken.
const DECLENSIONS: &[Declension] = &[
    Declension {
        gender: F,
        singular: &["ия", "ии", "ию", "ией"],
        plural: &["ии", "ий", "иям", "иями", "иях"],
    },
    Declension {
        gender: N,
        singular: &["ие", "ия", "ию", "ием", "ии"],
        plural: &["ия", "ий", "иям", "иями", "иях"],
    },
    Declension {
        gender: N,
        singular: &["ье", "ья", "ью", "ьем"],
        plural: &["ья", "ий", "ьям", "ьями", "ьях"],
    },
    Declension {
        gender: F,
        singular: &["ость", "ости", "остью"],
        plural: &["ости", "остей", "остям", "остями", "остях"],
    },
    Declension {
        gender: M, singular: &["", "а", "у", "ом", "е"], plural: &["ы", "ов", "ам", "ами", "ах"]
    },
    Declension {
        gender: M,
        singular: &["", "а", "у", "ом", "ем", "е"],
        plural: &["и", "ов", "ей", "ам", "ами", "ах"],
    },
    Declension {
        gender: N, singular: &["о", "а", "у", "ом", "е"], plural: &["а", "", "ам", "ами", "ах"]
    },
    Declension {
        gender: F, singular: &["а", "ы", "е", "у", "ой"], plural: &["ы", "", "ам", "ами", "ах"]
    },
    Declension {
        gender: F,
        singular: &["а", "и", "е", "у", "ой", "ей"],
        plural: &["и", "", "ам", "ами", "ах"],
    },
    Declension {
        gender: M,
        singular: &["ок", "ка", "ку", "ком", "ке"],
        plural: &["ки", "ков", "кам", "ками", "ках"],
    },
    Declension {
        gender: M,
        singular: &["ень", "ня", "ню", "нем", "не"],
        plural: &["ни", "ней", "ням", "нями", "нях"],
    },
    Declension {
        gender: M,
        singular: &["ец", "ца", "цу", "цем", "цом", "це"],
        plural: &["цы", "цев", "цов", "цам", "цами", "цах"],
    },
    Declension {
        gender: M, singular: &["ь", "я", "ю", "ем", "е"], plural: &["и", "ей", "ям", "ями", "ях"]
    },
    Declension {
        gender: M, singular: &["й", "я", "ю", "ем", "е"], plural: &["и", "ев", "ям", "ями", "ях"]
    },
    Declension {
        gender: M,
        singular: &["ий", "ия", "ию", "ием", "ии"],
        plural: &["ии", "иев", "иям", "иями", "иях"],
    },
    Declension {
        gender: F,
        singular: &["ь", "и", "ью"],
        plural: &["и", "ей", "ям", "ями", "ях", "ам", "ами", "ах"],
    },
    Declension {
        gender: F, singular: &["я", "и", "е", "ю", "ей"], plural: &["и", "ь", "ям", "ями", "ях"]
    },
    Declension {
        gender: N, singular: &["е", "я", "ю", "ем"], plural: &["я", "ей", "ям", "ями", "ях"]
    },
    Declension {
        gender: N, singular: &["е", "а", "у", "ем"], plural: &["а", "", "ам", "ами", "ах"]
    },
    Declension {
        gender: N,
        singular: &["мя", "мени", "менем"],
        plural: &["мена", "мен", "менам", "менами", "менах"],
    },
    Declension {
        gender: M,
        singular: &["нин", "нина", "нину", "нином", "нине"],
        plural: &["не", "н", "нам", "нами", "нах"],
    },
];

/// A noun, cut into stem and declension.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    stem: String,
    declension: usize,
    invariable: Option<String>,
    /// Whether no other declension explains the forms about as well.
    pub(super) sure: bool,
    /// Whether no declension of another gender explains the forms about as well.
    pub(super) gender_sure: bool,
}

/// A form of a noun, and whether what stands with it shows that it is plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) text: String,
    pub(super) plural: Option<bool>,
}

/// Whether two consonants end a stem, between which the nominative may have a vowel; those of `пост` and `объект` never do.
fn ends_in_cluster(stem: &str) -> bool {
    const CLOSED: &[&str] =
        &["ст", "нт", "кт", "рт", "нд", "нк", "рк", "нг", "рг", "рм", "рс", "нс", "льт", "рд"];
    let last = stem.chars().rev().take(2).filter(|c| !"аеёиоуыэюя".contains(*c));
    last.count() == 2 && !CLOSED.iter().any(|end| stem.ends_with(end))
}

/// By how much a declension must be better than all others to be sure.
const SURE: f32 = 0.5;

/// The same for a word with at least `MANY` forms that the declension has.
const SURE_OF_MANY: f32 = 0.2;

/// How many forms are many.
const MANY: usize = 4;

/// How much it says for a declension that the column has its nominative under another stem: `уровень` beside `уровня`.
const ATTESTED: f32 = 1.5;

/// What a form costs that a declension cannot have.
const MISFIT: f32 = 4.0;

/// How much the places of a form say beside its ending.
const POSITION: f32 = 0.6;

impl Noun {
    /// The noun that has all of `forms`, which are of `word`, if it is of one of `genders`.
    pub(super) fn read(forms: &[Form], word: u32, genders: &[Gender], paradigms: &Paradigms) -> Option<Self> {
        let relatives: Vec<(&str, u32)> = paradigms.relatives(word).collect();
        let [feminine, other] = paradigms.genders(word);
        let mut found: Vec<(f32, usize, &str)> = Vec::new();
        let first = forms.first()?.text.as_str();
        for (n, declension) in DECLENSIONS.iter().enumerate().filter(|(_, d)| genders.contains(&d.gender)) {
            let against = if declension.gender == Gender::Feminine { other } else { feminine };
            let doubt = 2.0 * against as f32 / (feminine + other + 2) as f32;
            for ending in declension.singular.iter().chain(declension.plural) {
                let Some(stem) = first.strip_suffix(ending).filter(|stem| stem.chars().count() >= 2) else {
                    continue;
                };
                let Some(worth) = worth(stem, declension, &relatives, paradigms) else { continue };
                let misfits = forms.iter().filter(|form| !declension.has(stem, form)).count();
                let worth = worth - doubt - MISFIT * misfits as f32;
                found.push((worth, n, stem));
            }
        }
        let &(most, n, stem) = found.iter().reduce(|a, b| if b.0 > a.0 { b } else { a })?;
        let own = citation(n, stem);
        let kinds = relatives.iter().filter(|(form, _)| DECLENSIONS[n].covers(stem, form)).count();
        let margin = if kinds >= MANY { SURE_OF_MANY } else { SURE };
        let sure = found.iter().all(|&(worth, n, stem)| most - worth >= margin || citation(n, stem) == own);
        let gender = DECLENSIONS[n].gender;
        let gender_sure =
            found.iter().all(|&(worth, n, _)| most - worth >= margin || DECLENSIONS[n].gender == gender);
        let lone = relatives.len() == 1 && first.ends_with(['о', 'у', 'ю', 'э']);
        Some(Self {
            stem: stem.to_owned(),
            declension: n,
            invariable: lone.then(|| first.to_owned()),
            sure,
            gender_sure,
        })
    }

    /// Whether its nominative singular is beyond doubt though no text has it: a masculine that shows an ending of its own
    /// and whose stem hides no vowel (`бюджет`, not `угл` of `уголь`), or a feminine that does. `agrees` says that an
    /// adjective shows the gender.
    pub(super) fn is_plain(&self, agrees: bool, paradigms: &Paradigms) -> bool {
        let shows =
            |ends: &[&str]| ends.iter().any(|end| paradigms.count(&format!("{}{end}", self.stem)) > 0);
        let declension = &DECLENSIONS[self.declension];
        match (declension.gender, declension.singular[0]) {
            (Gender::Masculine, "") => (agrees || shows(&["ом", "ов"])) && !ends_in_cluster(&self.stem),
            (Gender::Feminine, "а" | "я") => agrees || shows(&["ой", "ей"]),
            _ => false,
        }
    }

    pub(super) fn gender(&self) -> Gender {
        DECLENSIONS[self.declension].gender
    }

    /// Whether `form` is plural; `None` if it may be both.
    pub(super) fn plural(&self, form: &str) -> Option<bool> {
        let ending = form.strip_prefix(self.stem.as_str())?;
        let declension = &DECLENSIONS[self.declension];
        let (one, many) = (declension.singular.contains(&ending), declension.plural.contains(&ending));
        (one != many).then_some(many)
    }

    /// The nominative of the singular or the plural; `None` if there is none.
    pub(super) fn nominative(&self, plural: bool) -> Option<String> {
        let declension = &DECLENSIONS[self.declension];
        match &self.invariable {
            Some(_) if plural => None,
            Some(form) => Some(form.clone()),
            None => Some(format!(
                "{}{}",
                self.stem,
                if plural { declension.plural[0] } else { declension.singular[0] }
            )),
        }
    }
}

impl Declension {
    fn is_genitive(&self, ending: &str) -> bool {
        let plural = if self.plural.len() > 5 { &self.plural[1..3] } else { &self.plural[1..2] };
        self.singular[1] == ending || plural.contains(&ending)
    }

    /// Whether `form` is `stem` with an ending of the declension.
    fn covers(&self, stem: &str, form: &str) -> bool {
        form.strip_prefix(stem).is_some_and(|end| self.singular.contains(&end) || self.plural.contains(&end))
    }

    /// Whether a noun with `stem` has `form`, in the number that is shown.
    fn has(&self, stem: &str, form: &Form) -> bool {
        let Some(ending) = form.text.strip_prefix(stem) else { return true };
        let (one, many) = (self.singular.contains(&ending), self.plural.contains(&ending));
        match form.plural {
            Some(true) => many,
            Some(false) => one,
            None => one || many,
        }
    }
}

/// How well a declension explains the forms of a word; `None` if the spelling does not allow it.
fn worth(
    stem: &str,
    declension: &Declension,
    relatives: &[(&str, u32)],
    paradigms: &Paradigms,
) -> Option<f32> {
    let last = stem.chars().next_back()?;
    let nominative = declension.singular[0];
    let vowel = "аеиоуыэюя".contains(last);
    let allowed = match nominative {
        "й" => vowel && last != 'и',
        "е" if declension.plural[0] == "я" => "рл".contains(last),
        "е" => "щцж".contains(last),
        "я" => !"гкхжшчщц".contains(last),
        "ие" => "нтвдсрлбпмз".contains(last),
        _ => !vowel && !"ьй".contains(last),
    };
    // Before н at the end of a word a vowel comes back: `уровень`.
    let closed = last == 'н' && stem.chars().rev().nth(1).is_some_and(|c| "бвгдкпст".contains(c));
    let allowed = allowed && !(closed && declension.gender == M && matches!(nominative, "" | "ь"));
    let velar = "гкхжшчщ".contains(last);
    let spelled = match declension.plural[0] {
        "ы" => !velar,
        "и" if matches!(nominative, "" | "а") => velar,
        _ => true,
    };
    if !allowed || !spelled {
        return None;
    }
    let (mut sum, mut kinds) = (0.0, 0);
    for &(form, count) in relatives {
        let Some(ending) = form.strip_prefix(stem) else { continue };
        if declension.singular.contains(&ending) || declension.plural.contains(&ending) {
            let weight = 1.0 + (count.max(1) as f32).ln();
            sum += if ending == nominative { 1.3 * weight } else { weight };
            kinds += 1;
            sum += position(count, paradigms.genitives(form), declension.is_genitive(ending));
        }
    }
    let own = format!("{stem}{nominative}");
    if paradigms.count(&own) > 0 && relatives.iter().all(|(form, _)| *form != own) {
        sum += ATTESTED;
    }
    (kinds > 0).then_some(sum + typical(stem, declension) + unlikely(stem, declension, relatives))
}

/// The nominative of a stem in declension `n`.
fn citation(n: usize, stem: &str) -> String {
    format!("{stem}{}", DECLENSIONS[n].singular[0])
}

/// How well the places of a form, `genitives` of them behind a noun, fit what a declension takes it for.
fn position(count: u32, genitives: u32, genitive: bool) -> f32 {
    let few = (count.max(1) as f32).min(4.0);
    let share = genitives as f32 / count.max(1) as f32;
    let (behind, elsewhere) = if genitive { (0.55f32, 0.45f32) } else { (0.12, 0.88) };
    POSITION * few * (share * behind.ln() + (1.0 - share) * elsewhere.ln())
}

/// What the end of the stem says for or against a declension.
fn typical(stem: &str, declension: &Declension) -> f32 {
    match (declension.gender, declension.singular[0]) {
        (N, "ие") if ends_with_any(stem, &["ен", "ан", "ств", "ян"]) => 1.5,
        (F, "ия")
            if ends_with_any(
                stem,
                &["ц", "сс", "з", "лог", "граф", "ном", "мисс", "ар", "ор", "ер", "ил", "ал", "ан", "енд"],
            ) =>
        {
            1.0
        }
        (N, "ие") if ends_with_any(stem, &["ц", "сс", "з", "г"]) => -2.0,
        (N, "е") if ends_with_any(stem, &["ищ"]) => 2.0,
        (N, "о") if ends_with_any(stem, &["ств", "тв"]) => 2.0,
        (N, "о") => -0.5,
        (F, "а") if ends_with_any(stem, &["нк", "вк", "тк", "рк", "лк", "жк", "шк", "ржк"]) => {
            1.0
        }
        (M, "")
            if ends_with_any(
                stem,
                &[
                    "ор", "ер", "ент", "ант", "ист", "изм", "тет", "ект", "акт", "ет", "ад", "ос", "ог",
                    "онд", "чик", "щик", "ник", "ык", "цип", "риф",
                ],
            ) =>
        {
            1.5
        }
        (M, "ок" | "ец" | "нин" | "ень") => -0.3,
        (M, "ий") if ends_with_any(stem, &["ц", "сс", "з", "г", "н", "т"]) => -2.0,
        (F, "ь") => 0.5,
        (M, "ь") if ends_with_any(stem, &["тел", "ар"]) => 1.5,
        _ => 0.0,
    }
}

/// What the end of the stem says against a declension: that it is an ending itself, or nothing that a word ends with.
fn unlikely(stem: &str, declension: &Declension, relatives: &[(&str, u32)]) -> f32 {
    let bare = relatives.iter().any(|(form, _)| *form == stem);
    let mut end = stem.chars().rev();
    let (last, before) = (end.next().unwrap_or(' '), end.next().unwrap_or(' '));
    let cluster = "мнлв".contains(last) && !"аеиоуыэюя".contains(before) && (last, before) != ('н', 'й');
    match declension.singular[0] {
        "ь" | "я" if ends_with_any(stem, &["ам", "ям", "ах", "ях"]) => -3.0,
        "а" | "о" if ends_with_any(stem, &["ам", "ям", "ах", "ях", "ов", "ев"]) && relatives.len() <= 2 => {
            -1.0
        }
        "" if cluster && !bare => -1.0,
        // The genitive plural of `санитария` is rare.
        "ий" if ends_with_any(stem, &["тар", "нар"])
            && relatives.iter().any(|(form, _)| form.ends_with("ий")) =>
        {
            1.5
        }
        _ => 0.0,
    }
}
