use super::*;

#[test]
fn reads_all_systems() {
    use System::*;
    let cases: &[(&str, System, u32)] = &[
        ("12.", Digits, 12),
        ("١٢٣ -", Digits, 123),
        ("１２．", Digits, 12),
        ("XIV.", RomanUpper, 14),
        ("iv)", RomanLower, 4),
        ("Ⅲ", RomanUpper, 3),
        ("C.", LetterUpper, 3),
        ("b)", LetterLower, 2),
        ("bb)", LetterLower, 28),
        ("в)", LetterLower, 3),
        ("Д.", LetterUpper, 5),
        ("دال -", LetterUpper, 4),
        ("الف -", LetterUpper, 1),
        ("ب)", LetterLower, 2),
        ("هـ)", LetterLower, 5),
        ("二、", Han, 2),
        ("十二、", Han, 12),
        ("二十条", Han, 20),
        ("一百一十一条", Han, 111),
        ("一〇五条", Han, 105),
        ("贰编", Han, 2),
        ("乙、", Han, 2),
        ("㈢", Enclosed, 3),
        ("②", Enclosed, 2),
        ("ثانياً -", Word, 2),
        ("أولا -", Word, 1),
        ("الثاني عشر:", Word, 12),
        ("²³ ", Superscript, 23),
        ("१२.", Digits, 12),
        ("๓.", Digits, 3),
        ("۱۳۔", Digits, 13),
        ("১৪।", Digits, 14),
        ("၉", Digits, 9),
        ("⒊", Stopped, 3),
        ("⒛", Stopped, 20),
        ("⒞", Enclosed, 3),
        ("㉑", Enclosed, 21),
        ("㊿", Enclosed, 50),
        ("❸", Enclosed, 3),
        ("㊂", Enclosed, 3),
        ("с)", LetterLower, 3),
        ("c)", LetterLower, 17),
        ("х)", LetterLower, 24),
        ("В.", LetterUpper, 2),
        ("ХIV.", RomanUpper, 14),
        ("іі)", RomanLower, 2),
        ("segundo.", Word, 2),
        ("ｂ）", LetterLower, 2),
        ("Ｃ．", LetterUpper, 3),
        ("Ⅱ", RomanUpper, 2),
        ("γ)", LetterLower, 3),
    ];
    for &(text, system, value) in cases {
        let found = numerals(text);
        assert!(found.iter().any(|n| n.system == system && n.value == value), "{text}: {found:?}");
    }
}

#[test]
fn figures_of_all_scripts() {
    for c in '\0'..=char::MAX {
        let zero = || {
            ZEROS.chars().find(|zero| (*zero..='\u{10FFFF}').contains(&c) && c as u32 - (*zero as u32) < 10)
        };
        assert_eq!(digit(c).is_some(), c.is_numeric() && zero().is_some(), "{c:?}");
    }
}

#[test]
fn numbers_have_limits() {
    assert!(numerals("16777216.").iter().any(|n| n.value == 1 << 24));
    for text in ["16777217.", "9999999999.", "99999999９９９９９９.", "¹¹¹¹¹¹¹¹¹⁴⁴⁴", "٩٩٩٩٩٩٩٩٩٩٩"]
    {
        assert!(numerals(text).is_empty(), "{text}");
    }
}

#[test]
fn is_not_fooled() {
    // The whole word must not be read as one numeral.
    for text in ["civil", "mixx", "Ав", "iiii", "ا لنص", "abc", "一百个"] {
        let found = numerals(text);
        assert!(found.iter().all(|n| n.len < text.len()), "{text}: {found:?}");
    }
}
