use std::path::Path;

use super::*;

#[test]
fn gold_that_counts_otherwise_is_seen() {
    let result = "zh\ten\tfr\n0\t0\t0\n1,2\t1\t1\n3\t2\t2\n4\t3,4\t3\n5\t\t4\n";
    for (rows, want) in [
        // zh counts from 0 as the result does: nothing is beyond it.
        ("0\t0\t0\n1,2\t1\t1\n3\t2\t2\n4\t3,4\t3", None),
        ("1\t1\t1\n2,3\t2\t2\n4\t3\t3\n5\t4,5\t4\n6\t\t5", Some(Mismatch::GoldFromOne)),
        // A part of the document, from 1.
        ("1\t1\t1\n2,3\t2\t2\n4\t3\t3\n5\t4,5\t4", Some(Mismatch::GoldFromOne)),
        // zh and en are exchanged.
        ("0\t0\t0\n1\t1,2\t1\n2\t3\t2\n3,4\t4\t3", Some(Mismatch::Reversed)),
        // A part of the document, from 0.
        ("1,2\t1\t1\n3\t2\t2", None),
    ] {
        let numbered: String = rows.lines().map(|row| format!("p\tpara\t{row}\n")).collect::<String>();
        let gold = GoldParagraphs::parse(&format!("id\tlevel\tzh\ten\tfr\n{numbered}"), Path::new("g"));
        let lines = Lines::parse(result, Path::new("r"));
        assert_eq!(paragraph_mismatch(&gold.unwrap(), &lines.unwrap()), want, "{rows}");
    }
}
