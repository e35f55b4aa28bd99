//! What lies in the files of a house where somebody lives, and what its log shows.

use std::path::Path;

use openseat_actions::{House, audit, space};
use openseat_domain::{consent::Field, organisation};
use openseat_store::{Db, audit::Verdict};
use uuid::Uuid;

use crate::home::{PASSPHRASE, after, house, in_each_house, noon, sign_in, somebody, who};

/// How many files of a folder hold these bytes.
fn files_with(folder: &Path, needle: &[u8]) -> usize {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| std::fs::read(file.expect("a file").path()));
    files.filter(|bytes| bytes.as_ref().expect("readable").windows(needle.len()).any(|window| window == needle)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_a_person_wrote_can_be_read_in_the_files_of_the_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::sqlite(folder.path().join("data.db")).expect("a new file");
    let house = house(&db).await;
    let started = somebody(&house).await;
    let me = who(&house, &started.opened.token, noon()).await.expect("signed in");
    let written = ["Wilhelmina", "07700 900123, after six", "Quisenberry Hall"];
    space::write(&house, &me, Field::FirstName, written[0], noon()).await.expect("written");
    space::write(&house, &me, Field::Contact, written[1], noon()).await.expect("written");
    let day = noon().to_zoned(jiff::tz::TimeZone::UTC).date();
    space::add_visit(&house, &me, written[2], None, day, noon()).await.expect("written");
    // In the journal first, then in the file itself.
    for _ in 0..2 {
        let secrets = [&started.name, &started.recovery, &started.opened.token, "Firefox on Android", PASSPHRASE];
        for secret in written.iter().copied().chain(secrets) {
            assert_eq!(files_with(folder.path(), secret.as_bytes()), 0, "{secret}");
        }
        assert!(files_with(folder.path(), b"account.start") > 0, "the look finds what is there");
        db.scrub().await.expect("the journal is emptied");
    }
}

async fn verdicts(house: &House, kept: &[(String, openseat_store::audit::Head)]) -> Vec<Verdict> {
    audit::verify_since(house, kept).await.expect("read").into_iter().map(|(_, verdict)| verdict).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_cut_shows_against_the_heads_that_were_kept() {
    in_each_house(async |house, db| {
        let started = somebody(&house).await;
        let kept = audit::heads(&house).await.expect("read");
        assert_eq!(kept.len(), 1);
        // It goes on growing after that.
        sign_in(&house, &started.name, PASSPHRASE, "home", after(60)).await.expect("fits");
        assert_eq!(verdicts(&house, &kept).await, [Verdict::Whole { rows: 3 }]);
        db.write(async |tx| tx.exec("DELETE FROM audit WHERE seq > 1", &[]).await).await.expect("removed");
        assert_eq!(verdicts(&house, &[]).await, [Verdict::Whole { rows: 1 }]);
        assert_eq!(verdicts(&house, &kept).await, [Verdict::Cut { rows: 1, kept: 2 }]);
        db.write(async |tx| tx.exec("DELETE FROM audit", &[]).await).await.expect("removed");
        assert_eq!(verdicts(&house, &[]).await, []);
        assert_eq!(verdicts(&house, &kept).await, [Verdict::Cut { rows: 0, kept: 2 }]);
    })
    .await;
}

#[test]
fn people_share_sixteen_chains_and_an_organisation_has_one_for_all_its_nodes() {
    assert_eq!(audit::person_chain("c0ffee"), "people-c");
    let path = organisation::Path::root(Uuid::from_u128(7));
    let below = path.below(Uuid::from_u128(8)).expect("a site");
    assert_eq!(audit::organisation_chain(&below), audit::organisation_chain(&path));
    assert_eq!(audit::organisation_chain(&path), Uuid::from_u128(7).simple().to_string());
}
