<?php
/**
 * php -d memory_limit=128M backfill.php FOLDER [ORDERS]: makes as many orders of two lines as are missing, tells a connected
 * service all of them, and says how fast that was and how much memory it took. Each run is one background request of
 * at most 18 seconds; this process is one of them after the other.
 */

declare( strict_types=1 );

use ChatFlow\Plugin;

$_SERVER += array( 'SERVER_PROTOCOL' => 'HTTP/1.1' );
$_SERVER['HTTP_HOST'] = 'shop.test';
define( 'DOING_CRON', true );
require $argv[1] . '/wp-load.php';
if ( null === Plugin::instance()->connections()->active() ) {
	fwrite( STDERR, "This site is not connected.\n" );
	exit( 1 );
}

$wanted   = (int) ( $argv[2] ?? 0 );
$there    = (int) wc_get_orders( array( 'limit' => 1, 'paginate' => true, 'return' => 'ids', 'type' => 'shop_order' ) )->total;
$products = wc_get_products( array( 'limit' => 2 ) );
add_filter( 'pre_wp_mail', '__return_true' );
for ( ; $there < $wanted; $there++ ) {
	$order = new WC_Order();
	foreach ( $products as $product ) {
		$order->add_product( $product, 1 + $there % 3 );
	}
	$order->set_billing_email( "shopper$there@example.com" );
	$order->set_status( 'completed' );
	$order->calculate_totals( false );
	$order->save();
	if ( 0 === $there % 500 ) {
		Plugin::instance()->marks()->flush();
		ChatFlow\Outbox\Limits::free();
	}
}
Plugin::instance()->marks()->flush();
Plugin::instance()->outbox()->clear();

$backfill = Plugin::instance()->backfill();
$backfill->start();
$began = microtime( true );
$runs  = 0;
do {
	$again = $backfill->run();
	++$runs;
} while ( null !== $again && $again <= time() + 1 );
$took     = microtime( true ) - $began;
$progress = $backfill->progress();
$done     = array_sum( $progress['done'] );
printf( "%s: %d items, %d of them orders, %d not accepted, in %d runs and %.1f s: %d a second, %d MB at most\n", $progress['state'], $done, $progress['done']['order'] ?? 0, $progress['refused'], $runs, $took, (int) ( $done / $took ), (int) ( memory_get_peak_usage() / MB_IN_BYTES ) );
exit( 'done' === $progress['state'] ? 0 : 1 );
