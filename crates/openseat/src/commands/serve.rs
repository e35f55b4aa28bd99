//! `openseat serve`

use std::{net::SocketAddr, sync::Arc};

use openseat_actions::demo;
use openseat_web::{Site, router};
use tokio::net::TcpListener;

use crate::{arguments::Serve, clock, commands::Done, open, print, schedule, settings::Settings};

pub async fn run(settings: Settings, words: Serve) -> Done {
    let listen = words.listen.unwrap_or_else(|| settings.server.listen.clone());
    let address: SocketAddr = listen
        .parse()
        .map_err(|_| format!("--listen {listen} is not an address and a port such as 127.0.0.1:8080."))?;
    let house = Arc::new(open::house(&settings).await?);
    let now = clock::now();
    if settings.data.demo {
        demo::load_if_empty(&house, now).await.map_err(|e| e.to_string())?;
    }
    house.refresh(now).await.map_err(|e| e.to_string())?;
    let meetings = house.snapshot().len();
    let listener = TcpListener::bind(address).await.map_err(|e| {
        format!("{address} cannot be used: {e}. Choose another with --listen 127.0.0.1:PORT (0 takes a free one).")
    })?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let site = Site::new(Arc::clone(&house), clock::now, settings.for_pages());
    print::line(format!("{meetings} meetings. Open http://{address}/"));
    tokio::spawn(schedule::remind(Arc::clone(&house)));
    tokio::spawn(schedule::post(Arc::clone(&house)));
    tokio::spawn(schedule::run(house, settings.feeds.sync));
    let service = router(Arc::new(site)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await.map_err(|e| e.to_string())
}

/// Ctrl-C, or the word of the system to stop.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupted => (), () = terminated => () }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
