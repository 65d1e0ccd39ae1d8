<?php
/**
 * php seed.php FOLDER: puts a few goods on the shelf.
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST'] = 'shop.test';
require $argv[1] . '/wp-load.php';

foreach ( array( 'Red mug' => '12.50', 'Green tea' => '4.90' ) as $name => $price ) {
	$product = new WC_Product();
	$product->set_name( $name );
	$product->set_price( $price );
	$product->set_regular_price( $price );
	$product->set_description( "$name, made with care." );
	$product->save();
}
