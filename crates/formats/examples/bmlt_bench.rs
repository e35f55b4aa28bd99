//! How long a BMLT server's answers take, over a dump.
//!
//!     cargo run --release --package openseat-formats --example bmlt_bench -- DUMP.sql

use std::{hint::black_box, time::Instant};

use openseat_formats::{
    Options, open,
    semantic::{Search, Server, Settings, Within, Writing},
};

#[allow(clippy::print_stdout)] // it is a measurement
fn main() {
    let Some(file) = std::env::args().nth(1) else { return println!("Name a dump.") };
    let bytes = std::fs::read(&file).expect("the dump can be read");
    let opened = open(&bytes, &Options::default()).expect("a whole dump");
    let tables = opened.semantic().expect("a BMLT dump");
    let began = Instant::now();
    let server = Server::new(tables, Settings::default());
    println!("{} meetings made ready in {:?}", server.len(), began.elapsed());
    let near = Within { latitude: 40.7128, longitude: -74.006, width: Some(10.0), kilometres: true, sorted: true };
    for (what, search) in [
        ("whole list", Search::default()),
        ("page of 10", Search { page: Some((10, 1)), ..Search::default() }),
        ("Monday", Search { weekdays: (vec![1], Vec::new()), ..Search::default() }),
        ("10 km by distance", Search { near: Some(near), ..Search::default() }),
        ("the nearest 25", Search { near: Some(Within { width: Some(-25.0), ..near }), ..Search::default() }),
        ("the word church", Search { text: Some("church".into()), ..Search::default() }),
        (
            "by town, page of 10",
            Search { sort: vec!["location_municipality".into()], page: Some((10, 1)), ..Search::default() },
        ),
    ] {
        let writing = Writing { root: "http://bmlt.example/main_server".into(), ..Writing::default() };
        let (mut times, mut bytes) = (0_u32, 0);
        let began = Instant::now();
        while began.elapsed().as_millis() < 500 {
            let mut out = String::new();
            server.meetings(&search, &writing, &mut out);
            bytes = black_box(out).len();
            times += 1;
        }
        println!("{what}: {bytes} bytes, {:?} each", began.elapsed() / times);
    }
}
