use super::*;
use hexapla_model::{Location, Piece};

#[test]
fn each_language_meets_the_last_row_it_lacks() {
    let mut meeting = Meeting::default();
    // Language 0 has two rows of the anchor, language 2 three.
    for row in 0..2 {
        assert_eq!(meeting.twin(0), None);
        meeting.rows.push(row);
    }
    assert_eq!([meeting.twin(2), meeting.twin(2), meeting.twin(2)], [Some(1), Some(0), None]);
    meeting.rows.push(2);
    assert_eq!([meeting.twin(3), meeting.twin(3)], [Some(2), Some(1)]);
}

#[test]
fn lines_that_a_sentence_touches() {
    let location = Location { line: 1, page: None };
    let mut block = Block::new("abc def ghi", location, 7);
    block.pieces.extend([(4, 8), (8, 9)].map(|(offset, index)| Piece { offset, location, index }));
    let lines = |start, end| lines_of(&block, start, end).collect::<Vec<_>>();
    assert_eq!(lines(0, 3), [7]);
    assert_eq!(lines(2, 5), [7, 8]);
    assert_eq!(lines(4, 4), [8]);
    assert_eq!(lines(0, 11), [7, 8, 9]);
    assert_eq!(lines(8, 11), [9]);
}

#[test]
fn blanks_between_sentences_are_the_authors() {
    for (blocks, spans, glue, want) in [
        // One block: whatever is between its sentences stays.
        (&["See it.  It is long."][..], &[(0, 0, 7), (0, 9, 20)][..], " ", "See it.  It is long."),
        (&["Voir.\u{A0} Lire."], &[(0, 0, 5), (0, 8, 13)], " ", "Voir.\u{A0} Lire."),
        (&["见附件. 本区域。完。"], &[(0, 0, 10), (0, 11, 23), (0, 23, 29)], "", "见附件. 本区域。完。"),
        (&["انظر. \u{200F}نعم."], &[(0, 0, 9), (0, 13, 20)], " ", "انظر. \u{200F}نعم."),
        (&["Да.\tНет.\n\nВсё."], &[(0, 0, 5), (0, 6, 13), (0, 15, 22)], " ", "Да.\tНет.\n\nВсё."),
        // Two blocks: what the script needs.
        (&["One. ", "Two."], &[(0, 0, 4), (1, 0, 4)], " ", "One. Two."),
        (&["一。", "二。"], &[(0, 0, 6), (1, 0, 6)], "", "一。二。"),
    ] {
        let texts = blocks.iter().map(|text| Block::new(*text, Location { line: 1, page: None }, 0));
        let segment = |&(block, start, end): &(u32, usize, usize)| Segment {
            block,
            span: hexapla_model::Span::new(start, end),
            length: 0.0,
            tokens: 0..0,
            entities: 0..0,
        };
        let segments: Vec<Segment> = spans.iter().map(segment).collect();
        assert_eq!(text_of(&texts.collect::<Vec<_>>(), &segments, glue), want);
    }
}
