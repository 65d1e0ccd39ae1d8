<?php
/**
 * php install.php FOLDER: makes the tables, a few pages and people, and switches the plugins on.
 */

declare( strict_types=1 );

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']       = 'shop.test';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'The Tea House', 'admin', 'admin@shop.test', true, '', 'admin-password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'active_plugins', array( 'woocommerce/woocommerce.php' ) );
foreach ( array( 'cart', 'checkout', 'my-account' ) as $page ) {
	wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => $page, 'post_title' => ucfirst( $page ) ) );
}
$ann = wp_insert_user( array( 'user_login' => 'ann', 'user_pass' => 'ann-password', 'user_email' => 'ann@example.com', 'first_name' => 'Ann', 'last_name' => 'Lee', 'role' => 'subscriber' ) );
if ( is_wp_error( $ann ) ) {
	fwrite( STDERR, $ann->get_error_message() . "\n" );
	exit( 1 );
}
