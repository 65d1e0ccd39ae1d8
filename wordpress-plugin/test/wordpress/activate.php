<?php
/**
 * php activate.php FOLDER: switches the plugin on, as WordPress does it when somebody presses Activate.
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST'] = 'shop.test';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$failure = activate_plugin( 'chatflow/chatflow.php' );
if ( is_wp_error( $failure ) ) {
	fwrite( STDERR, $failure->get_error_message() . "\n" );
	exit( 1 );
}
