<?php
/**
 * php network.php FOLDER: makes a network of sites of an installed WordPress, with the plugins active on all of them.
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST'] = 'shop.test';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
add_filter(
	'populate_network_meta',
	static function ( array $meta ): array {
		$meta['active_sitewide_plugins'] = array_fill_keys( array( 'woocommerce/woocommerce.php', 'chatflow/chatflow.php' ), time() );
		return $meta;
	}
);
install_network();
$made = populate_network( 1, 'shop.test', 'admin@shop.test', 'The Tea Houses', '/', false );
if ( true !== $made && ! ( is_wp_error( $made ) && 'no_wildcard_dns' === $made->get_error_code() ) ) {
	fwrite( STDERR, ( is_wp_error( $made ) ? $made->get_error_message() : 'The network was not made.' ) . "\n" );
	exit( 1 );
}
