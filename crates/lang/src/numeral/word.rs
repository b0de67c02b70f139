//! Words that count in labels: `ثانيا`, `الثاني عشر`, `premier`, `segundo`.

use std::sync::LazyLock;

use super::folded_prefix;
use super::openers::Openers;

/// Words that count, with their number; tanwin and hamza are folded before the look-up.
const COUNT_WORDS: &[(&str, u32)] = &[
    ("حادي عشر", 11),
    ("ثاني عشر", 12),
    ("ثالث عشر", 13),
    ("رابع عشر", 14),
    ("خامس عشر", 15),
    ("سادس عشر", 16),
    ("سابع عشر", 17),
    ("ثامن عشر", 18),
    ("تاسع عشر", 19),
    ("الحادي عشر", 11),
    ("الثاني عشر", 12),
    ("الثالث عشر", 13),
    ("الرابع عشر", 14),
    ("الخامس عشر", 15),
    ("السادس عشر", 16),
    ("السابع عشر", 17),
    ("الثامن عشر", 18),
    ("التاسع عشر", 19),
    ("العشرون", 20),
    ("الاولى", 1),
    ("الاول", 1),
    ("الثانيه", 2),
    ("الثاني", 2),
    ("الحاديه عشره", 11),
    ("الثانيه عشره", 12),
    ("الحاديه عشر", 11),
    ("الثانيه عشر", 12),
    ("الثالثه", 3),
    ("الرابعه", 4),
    ("الخامسه", 5),
    ("السادسه", 6),
    ("السابعه", 7),
    ("الثامنه", 8),
    ("التاسعه", 9),
    ("العاشره", 10),
    ("الثالث", 3),
    ("الرابع", 4),
    ("الخامس", 5),
    ("السادس", 6),
    ("السابع", 7),
    ("الثامن", 8),
    ("التاسع", 9),
    ("العاشر", 10),
    ("اولا", 1),
    ("ثانيا", 2),
    ("ثالثا", 3),
    ("رابعا", 4),
    ("خامسا", 5),
    ("سادسا", 6),
    ("سابعا", 7),
    ("ثامنا", 8),
    ("تاسعا", 9),
    ("عاشرا", 10),
    ("première", 1),
    ("premier", 1),
    ("primero", 1),
    ("primera", 1),
    ("первая", 1),
    ("первый", 1),
    ("вторая", 2),
    ("второй", 2),
    ("третья", 3),
    ("третий", 3),
    ("четвертая", 4),
    ("четвёртая", 4),
    ("пятая", 5),
    ("erster", 1),
    ("segundo", 2),
    ("segunda", 2),
    ("tercero", 3),
    ("tercera", 3),
    ("cuarto", 4),
    ("cuarta", 4),
    ("quinto", 5),
    ("quinta", 5),
    ("sexto", 6),
    ("sexta", 6),
    ("séptimo", 7),
    ("séptima", 7),
    ("octavo", 8),
    ("octava", 8),
    ("noveno", 9),
    ("novena", 9),
    ("décimo", 10),
    ("décima", 10),
];

/// The number that the word at the head of `text` says, and its length.
pub(super) fn count_word(text: &str) -> Option<(u32, usize)> {
    static OPENERS: LazyLock<Openers> =
        LazyLock::new(|| Openers::of(COUNT_WORDS.iter().map(|(word, _)| *word)));
    OPENERS.places(text).find_map(|place| {
        let (word, value) = COUNT_WORDS[place];
        let len = folded_prefix(text, word)?;
        let rest = &text[len..];
        (!rest.starts_with(char::is_alphabetic)).then_some((value, len))
    })
}
