<?php
/**
 * php background.php FOLDER: what a server's own cron does for a WordPress that has few visitors, until nothing of ours
 * is left to send. WordPress's cron calls itself and gives up after ten milliseconds, which a busy machine misses.
 */

declare( strict_types=1 );

use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;

$_SERVER['HTTP_HOST'] = 'shop.test';
define( 'DOING_CRON', true );
require $argv[1] . '/wp-load.php';

$deadline = time() + 60;
while ( time() < $deadline ) {
	do_action( Scheduler::SEND );
	do_action( Scheduler::BACKFILL );
	$left = Plugin::instance()->outbox()->counts()['waiting'] > 0 || 'running' === ( Plugin::instance()->backfill()->progress()['state'] ?? '' );
	if ( ! $left ) {
		exit( 0 );
	}
	usleep( 200000 );
	wp_cache_flush();
}
fwrite( STDERR, (string) wp_json_encode( get_option( 'chatflow_health' ) ) . "\n" );
exit( 1 );
