use super::*;

/// What a page shows for a logical text without anything that runs from left to right.
fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn lines_of_a_page() {
    let arabic = reversed("مؤتمر الأطراف");
    for (visual, want) in [
        (format!("{arabic} - 1"), "1 - مؤتمر الأطراف".to_owned()),
        (format!("{arabic} - ١٢"), "١٢ - مؤتمر الأطراف".to_owned()),
        (format!("{arabic} 2 500"), "2 500 مؤتمر الأطراف".to_owned()),
        (format!("2019.¹ {arabic}"), "مؤتمر الأطراف 2019.¹".to_owned()),
        (format!(".FWB/COP/2026/L.2 {arabic}"), "مؤتمر الأطراف FWB/COP/2026/L.2.".to_owned()),
        (format!("20-16 {arabic}"), "مؤتمر الأطراف 16-20".to_owned()),
        (format!("NIST 800-63 {arabic}"), "مؤتمر الأطراف NIST 800-63".to_owned()),
        (format!(")WDPA( {arabic}"), "مؤتمر الأطراف (WDPA)".to_owned()),
        (format!("(WDPA) {arabic}"), "مؤتمر الأطراف (WDPA)".to_owned()),
        ("846 1".to_owned(), "1 846".to_owned()),
        ("12.5%".to_owned(), "12.5%".to_owned()),
        ("- ١٠".to_owned(), "١٠ -".to_owned()),
        (format!("(¹).{arabic}"), "مؤتمر الأطراف.(¹)".to_owned()),
        (format!("{} 81.7", reversed("في المائة")), "81.7 في المائة".to_owned()),
        (format!("{} A/70/1 {arabic}", reversed("المؤرخ")), "مؤتمر الأطراف A/70/1 المؤرخ".to_owned()),
        (format!(")United Nations( {arabic}"), "مؤتمر الأطراف (United Nations)".to_owned()),
        (format!("،){}( 5", reversed("أوزبكستان")), "5 (أوزبكستان)،".to_owned()),
        (".FWB/COP/2026/1 *".to_owned(), "* FWB/COP/2026/1.".to_owned()),
        (format!("{arabic} قفرأ\u{64F}"), "أ\u{64F}رفق مؤتمر الأطراف".to_owned()),
        ("13\t12\tChile".to_owned(), "Chile\t12\t13".to_owned()),
        (format!("UNDP\tUNEP\t{arabic}"), "مؤتمر الأطراف\tUNEP\tUNDP".to_owned()),
        ("FWB/COP/2026/4 (Part 1)".to_owned(), "FWB/COP/2026/4 (Part 1)".to_owned()),
    ] {
        assert_eq!(logical(&visual, Naming::default()), want, "{visual}");
    }
}

#[test]
fn brackets_by_their_looks() {
    let visual = format!("({})", reversed("أوزبكستان"));
    assert_eq!(mirror_vote(&visual), 2);
    assert_eq!(logical(&visual, Naming { mirrored: true, vowels_follow: false }), "(أوزبكستان)");
    let visual = format!("(United Nations) {}", reversed("أ"));
    assert_eq!(logical(&visual, Naming { mirrored: true, vowels_follow: false }), "أ (United Nations)");
    assert_eq!(mirror_vote(&format!("){}(", reversed("أ"))), -2);
}
